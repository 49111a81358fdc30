using System.Text.RegularExpressions;
using Ponder.Engine.Audits;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.TestKit.Faults;

namespace Ponder.Engine.Tests.Chaos;

/// <summary>What must hold of a job that was broken off and resumed, whatever broke it.</summary>
internal static partial class Recovery
{
    /// <summary>Resumes the job without faults and holds it against the same job that never met one.</summary>
    public static async Task ProveAsync(FaultyJob job, Finished expected, int rounds, int inFlight, string what)
    {
        var (recorded, unrecorded) = (await job.RoundsAsync(), await job.UnrecordedAsync());
        var resumed = await job.RunAsync(FaultPlan.Quiet());
        var (summary, after) = (resumed.Summary, await job.RoundsAsync());

        Assert.True(expected.Results == resumed.Results, $"{what}: other results: {Difference(expected.Results, resumed.Results)}");
        Assert.All(recorded, round => Assert.Equal(round.Value, after[round.Key]));
        Assert.True(resumed.Called == rounds - recorded.Count,
            $"{what}: {resumed.Called} rounds called, {recorded.Count} of {rounds} were recorded");
        Assert.True(unrecorded <= inFlight, $"{what}: {unrecorded} calls in doubt, {inFlight} in flight at most");
        Assert.Equal(expected.Summary.Spend + summary.InDoubt, summary.Spend);
        Assert.True(summary.Cap.Allows(summary.Spend), $"{what}: {summary.Spend.Tokens} tokens are past the cap");
        await AuditAsync(job, resumed, what);
    }

    /// <summary>The journal alone must tell the same totals.</summary>
    public static async Task AuditAsync(FaultyJob job, Finished finished, string what)
    {
        var audit = await new JournalAudit(new(job.Store, finished.Summary.Spec)).RunAsync();
        Assert.True(audit.Faults.Count == 0, $"{what}: {string.Join("; ", audit.Faults)}");
        Assert.Equal((finished.Summary.Spend, finished.Summary.InDoubt), (audit.Spent, audit.InDoubt));
    }

    /// <summary>A blob that a store left half written is refused by name, and the message says what to delete; that done, the job goes on.</summary>
    public static async Task RepairAsync(FaultyJob job, string what)
    {
        while (await Record.ExceptionAsync(() => job.RunAsync(FaultPlan.Quiet())) is { } e)
        {
            var match = Damaged().Match(Assert.IsType<JournalException>(e).Message);
            Assert.True(match.Success, $"{what}: {e.Message}");
            await job.Store.DeleteAsync(match.Groups["name"].Value);
            if (match.Groups["also"].Value is { Length: > 0 } also) await job.Store.DeleteAsync(also);
        }
    }

    private static string Difference(string expected, string found) => string.Join(
        "\n", expected.Split('\n').Zip(found.Split('\n')).Where(rows => rows.First != rows.Second).Take(1).Select(rows => $"{rows.First}\n{rows.Second}"));

    [GeneratedRegex(@"^(?<name>jobs/\S+) is damaged \(.*\): delete it and (?<also>jobs/[^,]+)?")]
    private static partial Regex Damaged();
}
