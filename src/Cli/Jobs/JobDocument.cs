using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Search.Pages;

namespace Ponder.Cli.Jobs;

/// <summary>A job's end as a program reads it.</summary>
internal sealed record JobDocument(
    string Job, int Problems, int Solved, int Partial, int Failed, int Errors, double? Accuracy, double? BaselineAccuracy,
    Spend Spend, Spend Known, Spend InDoubt, IReadOnlyList<NoteCount> Notes, long Verdicts, long Unread, string? UnreadExample,
    string? Stopped, Cap Cap, string Results, string Report)
{
    public static JobDocument Of(JobSummary summary, IStore store, double? baseline = null)
    {
        var names = new JobNames(summary.Job);
        return new(
            summary.Job, summary.Problems, summary.Solved, summary.Partial, summary.Failed, summary.Errors, summary.Accuracy, baseline,
            summary.Spend, summary.Known, summary.InDoubt, summary.Notes, summary.Verdicts, summary.Unread, summary.UnreadExample,
            summary.Stopped, summary.Cap, store.Locate(names.Results), store.Locate(names.Report));
    }
}
