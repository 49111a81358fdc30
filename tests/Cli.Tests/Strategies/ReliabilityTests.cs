using System.Text.Json.Nodes;

namespace Ponder.Cli.Tests.Strategies;

/// <summary>How sure answers are, from before a job to after it, with the shipped models.</summary>
public sealed class ReliabilityTests : IDisposable
{
    private readonly CommandLineRun run = new();

    [Fact]
    public async Task What_confidences_were_worth_is_told_by_references()
    {
        var job = await JobAsync("--strategy", "weighted-best-of-n", "--n", "4");
        var told = JsonNode.Parse((await CommandLineRun.RunAsync("reliability", job, "--store", run.Store, "--target-accuracy", "0.6,0.9", "--draws", "2", "--json")).Output)!;
        Assert.Equal(20, (int)told["jobs"]![0]!["row"]!["confidence"]!["problems"]!);
        Assert.Equal([0.6, 0.9], told["promises"]!.AsArray().Select(p => (double)p!["target"]!));
        Assert.All(told["promises"]!.AsArray(), p => Assert.Equal(2, (int)p!["draws"]!));
        Assert.InRange((double)told["promises"]![0]!["coverage"]!["value"]!, (double)told["promises"]![1]!["coverage"]!["value"]!, 1);
        var people = await CommandLineRun.RunAsync("reliability", job, "--store", run.Store);
        Assert.Contains("weighted-best-of-n@4", people.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_splits_the_rows_and_an_estimate_says_what_to_expect()
    {
        var file = await FileAsync();
        var estimate = JsonNode.Parse((await CommandLineRun.RunAsync("estimate", file, "--strategy", "batch", "--budget", "16000tok", "--target-accuracy", "0.9", "--json")).Output)!;
        Assert.InRange((double)estimate["answered"]!["coverage"]!, 0.01, 1);
        Assert.InRange((long)estimate["answered"]!["tokens"]!, 2_000, 40_000);
        var ran = await CommandLineRun.RunAsync("run", file, "--store", run.Store, "--strategy", "batch", "--budget", "16000tok", "--target-accuracy", "0.9", "--json");
        var summary = JsonNode.Parse(run.Written("job.json").Values.Single())!;
        Assert.True(ran.Code is 0 or 4, ran.All);
        Assert.Equal(0.9, (double)summary["targetAccuracy"]!);
        Assert.Contains("\"review\":", run.Written("results.jsonl").Values.Single(), StringComparison.Ordinal);
        Assert.InRange((int)summary["answered"]!, 0, 20);
    }

    [Theory]
    [InlineData("--draws 0", "--draws is 0: expected 1 or more")]
    [InlineData("--target-accuracy 1", "expected numbers over 0 and under 1 joined by commas")]
    [InlineData("--target-accuracy 0.9,x", "--target-accuracy \"x\"")]
    public async Task What_cannot_be_asked_is_named(string options, string words)
    {
        var told = await CommandLineRun.RunAsync(["reliability", "0123456789abcdef", "--store", run.Store, .. options.Split(' ')]);
        Assert.Equal(2, told.Code);
        Assert.Contains(words, told.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_without_references_and_of_several_strategies_are_refused()
    {
        var (greedy, majority) = (await JobAsync("--strategy", "greedy"), await JobAsync("--strategy", "majority", "--n", "2"));
        var mixed = await CommandLineRun.RunAsync("reliability", greedy, majority, "--store", run.Store, "--target-accuracy", "0.9");
        Assert.Contains("give jobs of the same strategy", mixed.Errors, StringComparison.Ordinal);
        var bare = run.File("bare.jsonl", """{"id":"a","problem":"Julia carries 4 baskets from the farm with 3 melons in each. How many melons does Julia have now?"}""");
        var job = (string)JsonNode.Parse((await run.SolveAsync(bare, "--json")).Output)!["job"]!;
        Assert.Contains("no answer to a problem with a reference", (await CommandLineRun.RunAsync("reliability", job, "--store", run.Store)).Errors, StringComparison.Ordinal);
    }

    public void Dispose() => run.Dispose();

    private async Task<string> JobAsync(params string[] options) =>
        (string)JsonNode.Parse((await CommandLineRun.RunAsync(["run", await FileAsync(), "--store", run.Store, "--json", .. options])).Output)!["job"]!;

    private async Task<string> FileAsync() => run.File("family.jsonl", (await CommandLineRun.RunAsync("problems", "--seed", "5", "--count", "20")).Output);
}
