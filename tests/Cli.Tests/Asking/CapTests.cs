using System.Text.Json.Nodes;

namespace Ponder.Cli.Tests.Asking;

/// <summary>Where calls may cost money, nothing runs without a cap unless somebody says so.</summary>
public sealed class CapTests : IDisposable
{
    private readonly ServedModel model = new();

    public void Dispose() => model.Dispose();

    [Theory]
    [InlineData("run F --strategy greedy")]
    [InlineData("eval --n 2 --file F")]
    [InlineData("calibrate F --n 2")]
    [InlineData("card --problems 5 --n 2")]
    [InlineData("label F --n 2")]
    [InlineData("pairs F --n 2")]
    public async Task An_endpoint_needs_one(string command)
    {
        var written = await model.AskAsync([.. command.Split(' ').Select(word => word == "F" ? File() : word)]);
        Assert.Equal(2, written.Code);
        Assert.Contains($"the proposer answers at {model.Server.Endpoint}, which may cost money, and there is no cap: set one with --budget", written.Errors, StringComparison.Ordinal);
        Assert.Contains("--no-cap", written.Errors, StringComparison.Ordinal);
        Assert.Empty(model.Server.Requests);
    }

    [Fact]
    public async Task So_do_models_with_a_price_and_those_that_ship_do_not()
    {
        using var run = new CommandLineRun();
        var (file, prices) = (run.File("p.jsonl", await FamilyAsync(2)), run.File("prices.json", """{"proposer":{"prompt":1}}"""));
        var priced = await run.SolveAsync(file, "--prices", prices);
        Assert.Equal(2, priced.Code);
        Assert.Contains("the models have a price, and there is no cap", priced.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await run.SolveAsync(file, "--prices", prices, "--no-cap")).Code);
        Assert.Equal(0, (await run.SolveAsync(file)).Code);
        Assert.Contains("exclude each other", (await run.SolveAsync(file, "--no-cap", "--budget", "5ktok")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operations_of_a_model_of_unknown_size_are_no_budget()
    {
        var written = await model.AskAsync("run", File(), "--strategy", "greedy", "--budget", "1e15flops");
        Assert.Equal(2, written.Code);
        Assert.Contains("which is unknown: set Ponder:Proposer:Parameters", written.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_jobs_of_a_verb_share_a_cap_that_holds_and_a_larger_one_goes_on()
    {
        using var run = new CommandLineRun();
        var file = run.File("p.jsonl", await FamilyAsync(10));
        string[] eval = ["eval", "--file", file, "--n", "1,2", "--strategies", "greedy,majority", "--verifier", "none", "--store", run.Store, "--out", Path.Combine(run.Folder, "e.html")];
        var first = await CommandLineRun.RunAsync([.. eval, "--budget", "70ktok"]);
        Assert.Equal(4, first.Code);
        Assert.Contains("the budget of 70000tok is used up", first.Errors, StringComparison.Ordinal);
        Assert.Contains("larger --budget goes on from here", first.Errors, StringComparison.Ordinal);
        Assert.InRange(await SpentAsync(run), 0, 70_000);
        var second = await CommandLineRun.RunAsync([.. eval, "--budget", "70ktok"]);
        Assert.Equal((4, first.Errors.Trim().Split('\n')[^1]), (second.Code, second.Errors.Trim().Split('\n')[^1]));
        Assert.Equal(0, (await CommandLineRun.RunAsync([.. eval, "--budget", "300ktok"])).Code);
        Assert.InRange(await SpentAsync(run), 30_000, 300_000);
    }

    [Fact]
    public async Task An_allocator_that_used_up_its_budget_has_done_its_work()
    {
        using var run = new CommandLineRun();
        var file = run.File("p.jsonl", await FamilyAsync(20));
        var batch = await CommandLineRun.RunAsync("run", file, "--store", run.Store, "--strategy", "batch", "--budget", "4ktok", "--json");
        Assert.True((int)JsonNode.Parse(batch.Output)!["partial"]! > 0, batch.Output);
        Assert.Equal(0, batch.Code);
        Assert.Equal(4, (await CommandLineRun.RunAsync("run", file, "--store", run.Store, "--strategy", "majority", "--n", "16", "--budget", "4ktok")).Code);
    }

    [Fact]
    public async Task A_budget_of_too_little_is_told_before()
    {
        using var run = new CommandLineRun();
        var file = run.File("p.jsonl", await FamilyAsync(20));
        var written = await CommandLineRun.RunAsync("run", file, "--store", run.Store, "--strategy", "batch", "--budget", "1tok");
        Assert.Equal(4, written.Code);
        Assert.Matches("the budget of 1 tokens is less than one sample of each of the 20 problems may take, about [0-9,]+ tokens", written.All);
        var enough = await CommandLineRun.RunAsync("run", file, "--store", run.Store, "--strategy", "batch", "--budget", "20ktok");
        Assert.DoesNotContain("is less than", enough.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resuming_shows_the_new_cap_while_it_runs()
    {
        using var run = new CommandLineRun();
        var file = run.File("p.jsonl", await FamilyAsync(20));
        var job = (string)JsonNode.Parse((await CommandLineRun.RunAsync("run", file, "--store", run.Store, "--strategy", "majority", "--n", "4", "--budget", "1tok", "--json")).Output)!["job"]!;
        var written = await CommandLineRun.RunAsync("resume", job, "--store", run.Store, "--budget", "3000tok");
        Assert.Contains("3001tok", written.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("of 1tok", written.Output, StringComparison.Ordinal);
    }

    private static async Task<string> FamilyAsync(int count) => (await CommandLineRun.RunAsync("problems", "--seed", "5", "--count", $"{count}")).Output;

    private static async Task<long> SpentAsync(CommandLineRun run)
    {
        var spent = 0L;
        foreach (var folder in Directory.GetDirectories(Path.Combine(run.Store, "jobs")))
        {
            var audit = await CommandLineRun.RunAsync("verify-journal", Path.GetFileName(folder), "--store", run.Store, "--json");
            var totals = JsonNode.Parse(audit.Output)!["spent"]!;
            spent += (long)totals["promptTokens"]! + (long)totals["completionTokens"]! + (long)totals["verifierTokens"]!;
        }

        return spent;
    }

    private string File() => model.Run.File("math.jsonl", ServedModel.Math);
}
