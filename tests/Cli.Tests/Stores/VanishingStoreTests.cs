using Ponder.Cli.Tests.Processes;

namespace Ponder.Cli.Tests.Stores;

public class VanishingStoreTests
{
    [Fact]
    public async Task A_store_that_vanishes_midway_is_told_and_brought_back_goes_on()
    {
        using var run = new CommandLineRun();
        var file = run.File("problems.jsonl", FamilyProblems.Lines(WordProblems.Split.Test, seed: 3, count: 160));
        string[] arguments = ["run", file, "--store", run.Store, "--verifier", "none", "--strategy", "majority", "--n", "8",
            "--page-size", "2"];
        var (away, job) = (Path.Combine(run.Folder, "away"), new StoredJob(run.Store));
        using (var process = PonderProcess.Start(arguments))
        {
            while (job.Id is null || job.Rounds().Count == 0) await Task.Delay(10);
            Directory.Move(run.Store, away);
            var ended = await process.EndAsync();
            Assert.Equal(1, ended.Code);
            Assert.Contains("\nponder: ", ended.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        }

        if (Directory.Exists(run.Store)) Directory.Delete(run.Store, recursive: true);
        Directory.Move(away, run.Store);
        var resumed = await CommandLineRun.RunAsync(arguments);
        Assert.True(resumed.Code is 0 or 3, resumed.All);
        Assert.Equal(0, (await CommandLineRun.RunAsync("verify-journal", job.Id!, "--store", run.Store)).Code);
    }
}
