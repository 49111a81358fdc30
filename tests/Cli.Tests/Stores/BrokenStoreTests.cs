using System.Diagnostics;
using Ponder.Cli.Tests.Processes;
using Ponder.TestKit.Skipping;

namespace Ponder.Cli.Tests.Stores;

/// <summary>Real file systems that are full or read-only, in a name space of their own.</summary>
[NeedsMounts]
public class BrokenStoreTests
{
    [NeedyFact]
    public async Task A_full_disk_is_told_and_nothing_paid_is_lost()
    {
        using var run = new CommandLineRun();
        var (file, mount) = (Problems(run), Path.Combine(run.Folder, "disk"));
        Directory.CreateDirectory(mount);
        var copy = Path.Combine(run.Folder, "copy");
        var script = $"mount -t tmpfs -o size=180k none {mount} && \"$@\"; code=$?; cp -r {mount}/store {copy}; exit $code";
        using var process = PonderProcess.Start(Arguments(file, Path.Combine(mount, "store")), "unshare", "-rm", "sh", "-c", script, "sh");
        var full = await process.EndAsync();
        Assert.Equal(1, full.Code);
        Assert.Contains("ponder: Could not write '", full.Errors, StringComparison.Ordinal);
        Assert.Contains("No space left on device", full.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", full.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(copy, ".drafts")));

        var (job, whole) = (new StoredJob(copy), new StoredJob(run.Store));
        var recorded = job.Rounds();
        await CommandLineRun.RunAsync(Arguments(file, copy));
        await CommandLineRun.RunAsync(Arguments(file, run.Store));
        Assert.NotEmpty(recorded);
        Assert.All(recorded, round => Assert.Equal(round.Value, job.Rounds()[round.Key]));
        Assert.Equal(whole.Results, job.Results);
    }

    [NeedyFact]
    public async Task A_read_only_folder_is_told()
    {
        using var run = new CommandLineRun();
        Directory.CreateDirectory(run.Store);
        var script = $"mount --bind {run.Store} {run.Store} && mount -o remount,ro,bind {run.Store} && \"$@\"";
        using var process = PonderProcess.Start(Arguments(Problems(run), run.Store), "unshare", "-rm", "sh", "-c", script, "sh");
        var refused = await process.EndAsync();
        Assert.Equal(2, refused.Code);
        Assert.Contains($"--store is {run.Store}: nothing can be written", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("read-only file system", refused.Errors, StringComparison.Ordinal);
    }

    private static string[] Arguments(string file, string store) =>
        ["run", file, "--store", store, "--verifier", "none", "--strategy", "majority", "--n", "8", "--page-size", "4"];

    private static string Problems(CommandLineRun run) =>
        run.File("problems.jsonl", FamilyProblems.Lines(WordProblems.Split.Test, seed: 3, count: 60));
}

/// <summary>The tests mount file systems of their own, which needs Linux and user name spaces.</summary>
internal sealed class NeedsMountsAttribute : NeedsAttribute
{
    private static readonly Lazy<bool> Can = new(() =>
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("unshare",
                ["-rm", "mount", "-t", "tmpfs", "none", "/mnt"])
            { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    public override string? Missing => Can.Value ? null : "this machine lets nobody mount a file system of their own";
}
