using System.Text;
using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Inference.Onnx.Language;
using Ponder.Inference.Onnx.Language.Judging;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Stores;

namespace Ponder.Engine.Tests.Orchestration;

/// <summary>A job that a folder's model writes and judges, its pages on one decoder: in process and as orchestrations.</summary>
public sealed class PublishedModelJobTests
{
    private const string Problems = """
        {"id":"a","problem":"What is 1 + 1?"}
        {"id":"b","problem":"What is 2 + 3?"}
        {"id":"c","problem":"What is the sum of 4, 5 and 6?"}
        {"id":"d","problem":"Is 7 prime?"}
        {"id":"e","problem":"What is 9 - 8?"}

        """;

    [Theory]
    [InlineData("weighted-best-of-n", null)]
    [InlineData("beam-search", 60_000L)]
    [InlineData("lookahead", null)]
    public async Task It_comes_to_the_same_bytes(string strategy, long? tokens)
    {
        var folder = new LanguageOptions { Folder = Path.Combine(AppContext.BaseDirectory, "Onnx", "taught") };
        using var proposer = OnnxProposer.Open(folder);
        using var judge = OnnxJudge.Open(folder);
        var models = new JobModels(proposer, judge);
        var options = JobHarness.Options(strategy, n: 4, cap: new(Tokens: tokens), pageSize: 2, window: 3) with { MaxTokens = 120 };
        var (inside, outside) = (new MemoryStore(), new MemoryStore());

        var job = await new PonderEngine(inside, models).OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(Problems)), options);
        var (summary, _, _) = await job.RunAsync();
        var spec = (await new JobOpener(outside, models).OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(Problems)), options)).Spec;
        await new ReplayingHost(() => new(outside, models), seed: 1).RunJobAsync(spec.Id);

        string[] names = [.. inside.Blobs.Keys.Where(name => !name.EndsWith("lease", StringComparison.Ordinal))];
        Assert.Equal(names, outside.Blobs.Keys.Where(name => !name.EndsWith("lease", StringComparison.Ordinal)));
        Assert.All(names, name => Assert.True(inside.Blobs[name].SequenceEqual(outside.Blobs[name]), $"{name} differs"));
        Assert.InRange(summary.Solved, 1, 5);
        Assert.True(summary.Spend.VerifierCalls > 0);
    }
}
