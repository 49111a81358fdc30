using System.Diagnostics;

namespace Ponder.Cli.Tests.Processes;

public class ProcessTests
{
    private static readonly string[] Options = ["--verifier", "none", "--strategy", "majority", "--n", "16", "--page-size", "4",
        "--window", "2"];

    [Fact]
    public async Task Of_two_processes_on_one_job_one_runs_and_the_other_says_so()
    {
        using var run = new CommandLineRun();
        using var first = PonderProcess.Start(Long(run));
        var id = await BegunAsync(run, first);
        var second = await CommandLineRun.RunAsync(Long(run));
        var third = await CommandLineRun.RunAsync("resume", id, "--store", run.Store, "--verifier", "none", "--budget", "5tok");
        Assert.False(first.HasExited);
        Assert.Contains($"ponder: job {id} is being run by another process", second.Errors, StringComparison.Ordinal);
        Assert.Contains($"ponder: job {id} is being run by another process", third.Errors, StringComparison.Ordinal);
        Assert.Equal((1, 1), (second.Code, third.Code));
        Assert.Empty(run.Written("0001.00.json"));
        Assert.Contains((await first.EndAsync()).Code, new[] { 0, 3 });
        Assert.Equal(0, (await CommandLineRun.RunAsync("verify-journal", id, "--store", run.Store)).Code);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Interrupted_it_says_so_at_once_stops_soon_and_nothing_is_in_doubt(string signal)
    {
        if (OperatingSystem.IsWindows()) return;
        using var run = new CommandLineRun();
        // A shell starts what runs in its background with the interrupt ignored, the tests among it.
        string[] heeding = OperatingSystem.IsLinux() ? ["env", $"--default-signal={signal}"] : [];
        using var first = PonderProcess.Start(Long(run), heeding);
        var id = await BegunAsync(run, first);
        var clock = Stopwatch.StartNew();
        using (var interrupt = Process.Start("kill", [$"-{signal}", $"{first.Id}"])) await interrupt.WaitForExitAsync();
        var stopped = await first.EndAsync();
        Assert.Equal(130, stopped.Code);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Contains("stopping; again to stop now", stopped.Errors, StringComparison.Ordinal);
        Assert.Contains($"`ponder resume {id} --store {run.Store} --verifier none` goes on", stopped.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("onnxruntime", stopped.Errors, StringComparison.Ordinal);
        var resumed = await CommandLineRun.RunAsync("resume", id, "--store", run.Store, "--verifier", "none");
        Assert.Contains(resumed.Code, new[] { 0, 3 });
        Assert.Equal(default, new StoredJob(run.Store).Spend().Doubt);
    }

    [Theory]
    [InlineData(2, "resume ../../x --verifier none")]
    [InlineData(2, "run nowhere.jsonl --verifier none")]
    [InlineData(2, "run --bogus")]
    [InlineData(2, "run FILE --verifier none --strategy greedy --store /proc/ponder")]
    public async Task The_process_exits_with_the_code(int code, string args)
    {
        if (args.Contains("/proc", StringComparison.Ordinal) && !OperatingSystem.IsLinux()) return;
        using var run = new CommandLineRun();
        using var process = PonderProcess.Start(args.Replace("FILE", run.File("p.jsonl", Input.BadFile.Good),
            StringComparison.Ordinal).Split(' '));
        var ended = await process.EndAsync();
        Assert.Equal(code, ended.Code);
        Assert.NotEmpty(ended.Errors);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
    }

    private static string[] Long(CommandLineRun run) => ["run", Problems(run), "--store", run.Store, .. Options];

    private static string Problems(CommandLineRun run) =>
        run.File("problems.jsonl", FamilyProblems.Lines(WordProblems.Split.Test, seed: 5, count: 200));

    /// <summary>Waits for the first recorded round; gives the job.</summary>
    private static async Task<string> BegunAsync(CommandLineRun run, PonderProcess process)
    {
        var job = new StoredJob(run.Store);
        while (job.Id is null || job.Rounds().Count == 0)
        {
            Assert.False(process.HasExited);
            await Task.Delay(20);
        }

        return job.Id;
    }
}
