using System.Text.Json.Nodes;
using Ponder.Core.Verifying;
using Ponder.Inference.Onnx.Prm;

namespace Ponder.Inference.Tests.Onnx.Prm;

/// <summary>The families' tiny models in other precisions, with fewer columns, and too sure of themselves.</summary>
public sealed class VariantTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ponder-variant-");

    public static TheoryData<string> Families => FamilyTests.Families;

    public void Dispose() => folder.Delete(true);

    [Theory, MemberData(nameof(Families))]
    public Task Half_precision_scores_like_full(string family) => CloseAsync(family, "half.onnx", 0.02);

    [Theory, MemberData(nameof(Families))]
    public Task Brain_floats_score_like_full(string family) => CloseAsync(family, "brain.onnx", 0.02);

    [Theory, InlineData("math-shepherd"), InlineData("rlhflow")]
    public Task Two_columns_are_as_good_as_a_whole_vocabulary(string family) =>
        CloseAsync(family, "pair.onnx", 1e-5, ("goodColumn", 0), ("badColumn", 1));

    /// <summary>Whoever masks by "is not 0" loses the steps that are surely wrong, the very ones that matter.</summary>
    [Theory, MemberData(nameof(Families))]
    public async Task A_probability_that_underflows_to_zero_is_its_steps_score(string family)
    {
        var scores = await ScoresAsync(family, "sure.onnx");
        foreach (var (expected, actual) in FamilyTests.Of(family).Zip(scores))
            Assert.Equal(expected.Scores.Select(score => score > 0.5 ? 1.0 : 0.0), actual);
        Assert.Contains(0.0, scores.SelectMany(s => s));
    }

    private async Task CloseAsync(string family, string model, double by, params (string Name, int Value)[] more)
    {
        foreach (var (expected, actual) in FamilyTests.Of(family).Zip(await ScoresAsync(family, model, more)))
        {
            Assert.Equal(expected.Scores.Length, actual.Count);
            Assert.All(expected.Scores.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, by));
        }
    }

    private async Task<IReadOnlyList<IReadOnlyList<double>>> ScoresAsync(string family, string model, params (string Name, int Value)[] more)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(FamilyTests.Folder, family)))
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        var description = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.FullName, "prm.json")))!.AsObject();
        description["model"] = model;
        foreach (var (name, value) in more) description[name] = value;
        File.WriteAllText(Path.Combine(folder.FullName, "prm.json"), description.ToJsonString());
        using var prm = OnnxPrm.Open(folder.FullName);
        var prompts = FamilyTests.Of(family).Select(c => new VerifierPrompt(c.Problem, [new("", string.Join("\n\n", c.Steps))])).ToList();
        return [.. (await prm.ScoreAsync(prompts)).Select(r => Assert.Single(r.Verdicts).StepScores!)];
    }
}
