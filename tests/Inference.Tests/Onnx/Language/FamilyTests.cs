using Ponder.Core.Proposing;
using Ponder.Inference.Onnx.Language;
using Ponder.Inference.Onnx.Language.Decoding;
using Xunit;

namespace Ponder.Inference.Tests.Onnx.Language;

/// <summary>Every family as two kinds of exporters write it, held against computations of others.</summary>
public sealed class FamilyTests
{
    public static TheoryData<string> All => [.. Families.Folders];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Ids_logits_and_greedy_texts_are_those_of_other_computations(string folder)
    {
        using var model = LoadedModel.Open(Families.Options(folder));
        foreach (var expected in Families.Cases(folder))
        {
            Assert.Equal(expected.Ids, model.Tokenizer.Encode(expected.Text));
            var text = new Writing(new(1, 0, expected.Greedy.Length), model.Folder.Ends, new(model.Tokenizer, "\n\n", null, null));
            float[] logits = [];
            var order = new Order(expected.Ids, [text], CancellationToken.None, said => logits = said);
            await model.RunAsync([order]);
            Assert.All(expected.Last.Zip(logits), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
            int[] written = [.. text.Tokens, .. text.Ending == Ending.Finished ? expected.Greedy[^1..] : []];
            Assert.Equal(expected.Greedy, written);
        }
    }
}
