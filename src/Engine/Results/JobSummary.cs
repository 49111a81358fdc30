using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Running;
using Ponder.Search.Allocation;
using Ponder.Search.Pages;
using Ponder.Search.Reliability;
using Ponder.Search.Solving;

namespace Ponder.Engine.Results;

/// <summary>A job's totals, as <c>job.json</c> and the command line show them.</summary>
public sealed record JobSummary
{
    /// <summary>The job's id.</summary>
    public required string Job { get; init; }

    /// <summary>Problems read from the file.</summary>
    public int Problems { get; init; }

    /// <summary>Problems whose strategy ran to its end.</summary>
    public int Solved { get; init; }

    /// <summary>Problems the cap cut short.</summary>
    public int Partial { get; init; }

    /// <summary>Problems without an answer for another reason.</summary>
    public int Failed { get; init; }

    /// <summary>Why problems failed, the most frequent reason first; at most 20, and empty in summaries of version 0.1.</summary>
    public IReadOnlyList<NoteCount> FailedBecause { get; init; } = [];

    /// <summary>Lines of the file that are no problems.</summary>
    public int Errors { get; init; }

    /// <summary>The share of problems with a reference that were answered right; null where none has one.</summary>
    public double? Accuracy { get; init; }

    /// <summary>The accuracy that answers without review are to have, with 95 % confidence; null where none was asked for.</summary>
    public double? TargetAccuracy { get; init; }

    /// <summary>The confidence from which on answers need no review, 0..1; null where there is none.</summary>
    public double? Threshold { get; init; }

    /// <summary>How the job's problems differ from those that confidences were fitted on; null where they do not, or it cannot be told.</summary>
    public Drift? Drift { get; init; }

    /// <summary>Answers that need no review; null where no accuracy was asked for.</summary>
    public int? Answered { get; init; }

    /// <summary>All that was charged, calls in doubt included.</summary>
    public Spend Spend { get; init; }

    /// <summary>What of it may never have been spent: calls that were cut off, or whose replies were lost, at their worst case.</summary>
    public Spend InDoubt { get; init; }

    /// <summary>What of it is known to be spent: all but what is in doubt.</summary>
    public Spend Known => Spend - InDoubt;

    /// <summary>The same wave by wave; what was spent before the first is in none of them.</summary>
    public IReadOnlyList<WaveSpend> SpendByWave { get; init; } = [];

    /// <summary>What people should know of how the models answered, and how often it was said; at most 20.</summary>
    public IReadOnlyList<NoteCount> Notes { get; init; } = [];

    /// <summary>Verdicts that the verifier gave.</summary>
    public long Verdicts { get; init; }

    /// <summary>Those of them that could not be read: their solutions have no score.</summary>
    public long Unread { get; init; }

    /// <summary>Why the first of them could not.</summary>
    public string? UnreadExample { get; init; }

    /// <summary>Why the job was stopped before its end; null where it has come to it. Resuming it goes on.</summary>
    public string? Stopped { get; init; }

    /// <summary>The cap at the end, grants included.</summary>
    public Cap Cap { get; init; } = Cap.None;

    /// <summary>Waves run.</summary>
    public int Waves { get; init; }

    /// <summary>The strategy every problem got last: the options' one unless another was chosen on the way.</summary>
    public StrategyChoice? Strategy { get; init; }

    /// <summary>What the job is.</summary>
    public required JobSpec Spec { get; init; }

    /// <summary>Ponder's version.</summary>
    public string Ponder { get; init; } = typeof(JobSummary).Assembly.GetName().Version!.ToString(3);

    /// <summary>
    /// The process exit code this end of a job stands for: 0 done, also where an allocator has used up its budget, 3 some problems failed or a
    /// tenth of the verdicts could not be read, 4 the cap cut short what was asked for in full, 5 stopped before its end.
    /// </summary>
    public int ExitCode => Stopped is not null ? 5 : Partial > 0 && !UsedUp ? 4 : Failed + Errors > 0 || HardlyRead ? 3 : 0;

    /// <summary>An allocator is given a budget to use up: that it did is no failure, unless nobody got a sample.</summary>
    private bool UsedUp => Spend.Samples > 0 && AllocatorCatalogue.Find((Strategy ?? Spec.Options.Strategy).Name) is not null;

    private bool HardlyRead => Tally.IsHardlyRead(new() { Verdicts = Verdicts, Unread = Unread });

    /// <summary>What a job came to at its last end; null where it has come to none.</summary>
    internal static async Task<JobSummary?> TryReadAsync(JobFolder folder, CancellationToken cancel) =>
        await folder.Store.TryReadAsync(folder.Names.Summary, cancel) is { } content
            ? JournalFormat.Parse<JobSummary>(folder.Names.Summary, content, "delete it and resume")
            : null;

    /// <summary>What is known of a job's totals before its rows are counted.</summary>
    internal static JobSummary Of(JobRun run) => new()
    {
        Job = run.Spec.Id,
        Errors = run.Spec.Errors,
        Cap = run.Cap,
        Spend = run.Spent,
        Waves = run.Waves.Count,
        Strategy = run.Strategy,
        Stopped = run.Stopped,
        Spec = run.Spec,
    };

    /// <summary>The totals with one more row counted.</summary>
    public JobSummary With(ResultRow row) => this with
    {
        Problems = Problems + 1,
        Solved = Solved + (row.Status == SolveStatus.Solved ? 1 : 0),
        Partial = Partial + (row.Status == SolveStatus.Partial ? 1 : 0),
        Failed = Failed + (row.Status == SolveStatus.Failed ? 1 : 0),
        FailedBecause = row.Status == SolveStatus.Failed ? FailureReasons.Plus(FailedBecause, row.Reason) : FailedBecause,
        Answered = Answered + (row.Review == false ? 1 : 0),
    };
}
