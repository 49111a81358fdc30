using System.Text.Json;
using Ponder.Inference.Onnx;

namespace Ponder.Inference.Tests.Onnx;

public sealed class DecoderModelTests
{
    [Theory]
    [InlineData("proposer")]
    [InlineData("verifier")]
    public void The_exported_graph_computes_what_PyTorch_does(string kind)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(TinyModel.Folder, "expected.json")));
        var texts = file.RootElement.GetProperty(kind).GetProperty("tokens").Deserialize<int[][]>()!;
        var expected = file.RootElement.GetProperty(kind).GetProperty("outputs").Deserialize<float[][]>()!;
        using var model = TinyModel.Open(kind);
        using var tile = new Tile(model);
        var seen = new List<float[]>[texts.Length];

        for (var text = 0; text < texts.Length; text++)
            seen[text] = [];
        for (var position = 0; position < texts[0].Length; position++)
        {
            // Rows far apart, each at a place of its own.
            for (var text = 0; text < texts.Length; text++)
                (tile.Tokens[text * 9], tile.Positions[text * 9]) = (texts[text][position], position);
            tile.Step();
            for (var text = 0; text < texts.Length && position is > 0 && position % 8 == 0; text++)
                seen[text].Add(tile.Output.Slice(text * 9 * model.OutputWidth, model.OutputWidth).ToArray());
        }

        var all = seen.SelectMany(rows => rows).ToList();
        Assert.Equal(expected.Length, all.Count);
        for (var i = 0; i < all.Count; i++)
            Assert.All(all[i].Zip(expected[i]), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
    }

    [Fact]
    public void A_model_says_what_it_is()
    {
        using var model = TinyModel.Open("proposer");

        Assert.Equal("tiny-proposer", model.Identity.Name);
        Assert.Equal(16, model.Identity.Fingerprint.Length);
        Assert.Equal(96, model.Context);
        Assert.Equal("<bos>", model.Vocabulary[1]);
        Assert.False(model.Scores);
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused_by_name()
    {
        var path = Path.Combine(Path.GetTempPath(), $"ponder-{Guid.NewGuid():n}.onnx");
        File.WriteAllText(path, "not a model");
        try
        {
            var error = Assert.Throws<InvalidDataException>(() => DecoderModel.Open(path, new OnnxOptions()));
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Without_a_GPU_it_says_so_once_and_runs_on_the_CPU()
    {
        var said = new List<string>();

        using var model = TinyModel.Open("proposer", new OnnxOptions { Cuda = true, Say = said.Add });
        using var tile = new Tile(model);
        tile.Step();

        Assert.True(said.Count <= 1);
    }
}
