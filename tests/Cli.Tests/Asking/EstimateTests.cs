namespace Ponder.Cli.Tests.Asking;

/// <summary>An estimate says what to expect, not only the worst.</summary>
public sealed class EstimateTests : IDisposable
{
    private readonly CommandLineRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task By_the_calibration_then_by_earlier_jobs_and_the_time_they_took()
    {
        var file = run.File("p.jsonl", (await CommandLineRun.RunAsync("problems", "--seed", "5", "--count", "20")).Output);
        string[] options = [file, "--store", run.Store, "--strategy", "weighted-best-of-n", "--n", "4"];
        var before = await CommandLineRun.RunAsync(["estimate", .. options]);
        Assert.Matches(@"expected: about [0-9,]+ tokens, time unknown \(by the calibration\)", before.Output);
        Assert.Matches(@"least useful budget: about [0-9,]+ tokens", before.Output);
        Assert.Equal(0, (await CommandLineRun.RunAsync(["run", .. options])).Code);
        var after = await CommandLineRun.RunAsync(["estimate", .. options]);
        Assert.Matches(@"expected: about [0-9,]+ tokens, \d+ (seconds|minutes) \(by earlier jobs with this strategy\)", after.Output);
    }

    [Fact]
    public async Task Of_a_model_nobody_has_run_by_a_probe_that_is_asked_for()
    {
        using var model = new ServedModel();
        var file = model.Run.File("math.jsonl", ServedModel.Math);
        var unknown = await model.AskAsync("estimate", file, "--strategy", "majority", "--n", "2");
        Assert.Contains("expected: unknown", unknown.Output, StringComparison.Ordinal);
        Assert.Contains("unknown FLOPs", unknown.Output, StringComparison.Ordinal);
        Assert.Equal(0, model.Paid);
        Assert.Equal(2, (await model.AskAsync("estimate", file, "--strategy", "majority", "--n", "2", "--probe")).Code);
        Assert.Equal(0, model.Paid);
        var probed = await model.AskAsync("estimate", file, "--strategy", "majority", "--n", "2", "--probe", "--no-cap");
        Assert.Contains("(by earlier jobs with this strategy)", probed.Output, StringComparison.Ordinal);
        Assert.True(model.Paid > 0);
    }
}
