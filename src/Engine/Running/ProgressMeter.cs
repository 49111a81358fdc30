using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Pages;

namespace Ponder.Engine.Running;

/// <summary>Adds up what calls, rounds and pages report, from whichever thread, for people who wait.</summary>
internal sealed class ProgressMeter(IProgress<JobProgress>? progress)
{
    private readonly Lock guard = new();
    private readonly LiveAnswers answers = new();
    private readonly Dictionary<string, (int Lines, int Done, bool Ended)> batches = [];
    private JobProgress now = new(0, 0, 0, 0, default);

    /// <summary>Whether anybody looks.</summary>
    public bool IsWatched => progress is not null;

    public void Begin(Spend opening) => Change(p => p with { Spent = p.Spent + opening });

    public void Wave(int wave, WavePlan plan, string? doing) => Change(p =>
    {
        answers.Wave();
        return p with { Wave = wave, Done = 0, Problems = plan.Visits, Plan = plan, Doing = doing };
    });

    /// <summary>A round's spend, in place of what its calls reported one by one.</summary>
    public void Round(Spend spend, Spend reported = default) => Change(p => p with { Rounds = p.Rounds + 1, Spent = p.Spent + spend - reported });

    public void Page(long problems) => Change(p => p with { Done = p.Done + problems });

    public void Sent() => Change(p => p with { InFlight = p.InFlight + 1 });

    public void Ended(Spend cost) => Change(p => p with { InFlight = p.InFlight - 1, Spent = p.Spent + cost, Fresh = p.Fresh + cost });

    /// <summary>How a batch stands.</summary>
    public void Batch(string name, int lines, int done, bool ended) => Change(p =>
    {
        batches[name] = (lines, Math.Min(lines, done), ended);
        return p with { Batches = new(batches.Count, batches.Values.Count(b => b.Ended), batches.Values.Sum(b => (long)b.Lines), batches.Values.Sum(b => (long)b.Done)) };
    });

    /// <summary>A problem is under way.</summary>
    public void Open(int problem, Entry entry, JobSpec spec)
    {
        if (IsWatched) Change(p => Said(p, () => answers.Open(problem, Known.Of(entry, spec))));
    }

    /// <summary>A draft came; null where it has no answer.</summary>
    public void Hear(int problem, string? answer) => Change(p => Said(p, () => answers.Hear(problem, answer)));

    /// <summary>A page has settled.</summary>
    public void Settle(ProblemOutcome outcome, Entry entry, JobSpec spec) =>
        Change(p => Said(p, () => answers.Settle(outcome.Problem, outcome.Vote.Answer, Known.Of(entry, spec))));

    private JobProgress Said(JobProgress p, Action say)
    {
        say();
        return p with { Heard = answers.Heard, Answered = answers.Answered, Judged = answers.Judged, Right = answers.Right };
    }

    private void Change(Func<JobProgress, JobProgress> change)
    {
        if (progress is null) return;
        lock (guard)
        {
            now = change(now);
            progress.Report(now);
        }
    }
}
