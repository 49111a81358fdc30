using System.Globalization;
using Xunit.Abstractions;

namespace Ponder.Cli.Tests.Processes;

/// <summary>
/// The real command line, killed at random moments and resumed. PONDER_KILL_SEED and PONDER_KILL_COUNT repeat it with other moments and more of them.
/// </summary>
public class KillTests(ITestOutputHelper log)
{
    private const int Window = 3;
    private const string Cap = "2000000tok";

    [Fact]
    public async Task Killed_at_any_moment_and_resumed_it_ends_the_same()
    {
        var (seed, count) = (Setting("PONDER_KILL_SEED", 1), Setting("PONDER_KILL_COUNT", 4));
        var random = new Random(seed);
        using var whole = new CommandLineRun();
        await EndAsync(whole, Problems(whole));
        var (expected, files) = (new StoredJob(whole.Store), Files(whole));
        var (midway, doubt) = (0, 0L);
        for (var kill = 1; kill <= count; kill++)
        {
            using var run = new CommandLineRun();
            var (file, job) = (Problems(run), new StoredJob(run.Store));
            var (moment, later) = (random.Next(files), random.Next(100));
            using (var process = PonderProcess.Start(Arguments(run, file)))
            {
                while (Files(run) < moment && !process.HasExited) await Task.Delay(1);
                await Task.Delay(later);
                await process.KillAsync();
            }

            var what = $"kill {kill} of seed {seed}, {later} ms after {moment} of {files} files";
            var recorded = job.Rounds();
            await EndAsync(run, file, job.Id);
            Assert.True(expected.Results.AsSpan().SequenceEqual(job.Results), $"{what}: other results");
            Assert.Equal(expected.Rounds().Keys, job.Rounds().Keys);
            Assert.All(recorded, round => Assert.Equal(round.Value, job.Rounds()[round.Key]));
            Assert.Equal((expected.Spend().Spent, default), job.Spend());
            doubt += job.Spend().Doubt.Tokens;
            midway += recorded.Count > 0 && recorded.Count < expected.Rounds().Count ? 1 : 0;
            log.WriteLine($"{what}: {recorded.Count} of {expected.Rounds().Count} rounds recorded");
        }

        log.WriteLine($"{count} kills, {midway} of them between the first round and the last; {doubt} tokens in doubt together");
        Assert.True(midway > 0 || count < 4, "no kill hit a job midway");
    }

    /// <summary>How far a job is: a measure of time that does not depend on how busy the machine is.</summary>
    private static int Files(CommandLineRun run)
    {
        try
        {
            return Directory.Exists(run.Store) ? Directory.EnumerateFiles(run.Store, "*", SearchOption.AllDirectories).Count() : 0;
        }
        catch (DirectoryNotFoundException)
        {
            return 0;
        }
    }

    private static string Problems(CommandLineRun run) =>
        run.File("problems.jsonl", FamilyProblems.Lines(WordProblems.Split.Test, seed: 5, count: 48));

    private static string[] Arguments(CommandLineRun run, string file) =>
    [
        "run", file, "--store", run.Store, "--verifier", "none", "--strategy", "adaptive-consistency", "--n", "12",
        "--page-size", "6", "--window", $"{Window}", "--budget", Cap,
    ];

    /// <summary>To the end, in this process; the journal alone must tell the same totals.</summary>
    private static async Task EndAsync(CommandLineRun run, string file, string? id = null)
    {
        var ended = await CommandLineRun.RunAsync(id is null ? Arguments(run, file)
            : ["resume", id, "--store", run.Store, "--verifier", "none"]);
        Assert.True(ended.Code is 0 or 3, ended.All);
        var audit = await CommandLineRun.RunAsync("verify-journal", new StoredJob(run.Store).Id!, "--store", run.Store);
        Assert.True(audit.Code == 0, audit.All);
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
