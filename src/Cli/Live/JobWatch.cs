using Ponder.Core.Budgets;
using Ponder.Engine.Running;

namespace Ponder.Cli.Live;

/// <summary>What people see of a job under way, in words: whatever shows them.</summary>
/// <param name="facts">The job.</param>
/// <param name="time">The clock.</param>
internal sealed class JobWatch(JobFacts facts, TimeProvider time) : IProgress<JobProgress>
{
    private static readonly TimeSpan Recently = TimeSpan.FromSeconds(20);
    private readonly Lock guard = new();
    private readonly Queue<string> ended = new();
    private readonly long begun = time.GetTimestamp();
    private Window tokens = new(Recently);
    private Window share = new(Recently);
    private Window wave = new(Recently);
    private JobProgress? now;
    private Spend before;
    private TimeSpan since;
    private bool called;

    /// <summary>Which job it is.</summary>
    public string Title => $"job {facts.Job}: {facts.Strategy}, {Count(facts.Problems, "problem")}, {Most}";

    private string Most => facts.Cap == Cap.None ? "no cap" : $"at most {CapText.Format(facts.Cap)}";

    private TimeSpan Elapsed => time.GetElapsedTime(begun);

    /// <inheritdoc/>
    public void Report(JobProgress value)
    {
        lock (guard)
        {
            if (now?.Plan is not null && value.Wave != now.Wave) End(now);
            if (now?.Wave != value.Wave || now.Plan is null)
            {
                (before, since, called) = (value.Spent, Elapsed, false);
                wave = new(Recently);
            }

            now = value;
            called |= value.InFlight > 0;
            if (!called) return;
            tokens.Add(Elapsed, value.Fresh.Tokens);
            share.Add(Elapsed, CapShare.Of(value.Spent, facts.Cap)?.Share ?? 0);
            wave.Add(Elapsed, Heard(value));
        }
    }

    /// <summary>Calls that are sent and not back.</summary>
    public int InFlight => now?.InFlight ?? 0;

    /// <summary>Batches that are under way at a service.</summary>
    public int Batches => now?.Batches is { } batches ? batches.Count - batches.Ended : 0;

    /// <summary>What was spent so far.</summary>
    public Spend Spent => now?.Spent ?? default;

    /// <summary>The job is over; its last wave's line may be had.</summary>
    /// <param name="whole">Whether it came to its end.</param>
    public void Close(bool whole)
    {
        lock (guard)
        {
            if (now?.Plan is null) return;
            End(now, whole);
            now = now with { Plan = null };
        }
    }

    /// <summary>A line for every wave that has ended since the last call.</summary>
    public IReadOnlyList<string> Ended()
    {
        lock (guard)
        {
            string[] lines = [.. ended];
            ended.Clear();
            return lines;
        }
    }

    /// <summary>What is under way; null before anything is.</summary>
    public LiveLines? Lines()
    {
        lock (guard)
        {
            if (now is not { Plan: not null } at) return null;
            var cap = CapShare.Of(at.Spent, facts.Cap);
            var answered = $"{at.Answered:N0} of {facts.Problems:N0} answered";
            var (bar, words) = cap is { } spent ? (spent.Share, spent.Words) : (Part(at.Answered, facts.Problems), answered);
            List<string> told = [cap is null ? $"{at.Spent.Tokens:N0} tokens" : answered];
            if (at.Batches is { } batches) told.Add($"batch {Math.Min(batches.Ended + 1, batches.Count):N0} of {batches.Count:N0}: {batches.Done:N0} of {batches.Lines:N0} done");
            if (at.Judged > 0) told.Add($"{100 * Part(at.Right, at.Judged):F1} % right");
            if (tokens.PerSecond(Elapsed) is { } speed) told.Add($"{speed:N0} tokens/s");
            if (Left(at) is { } left) told.Add(left);
            return new($"wave {at.Wave} ({Durations.Words(Elapsed - since)}): {at.Doing}", bar, words, told);
        }
    }

    /// <summary>
    /// A fixed strategy ends when it has been through all problems, or with its cap; an allocator plans another wave as long as that pays,
    /// so of it only the wave's end can be foreseen, and the cap's.
    /// </summary>
    private string? Left(JobProgress at)
    {
        var (capped, problems) = (Until(share, CapShare.Of(at.Spent, facts.Cap)?.Share), Until(wave, Heard(at)));
        if (!facts.Allocates) return problems is null ? null : capped < problems ? $"at most {Words(capped)} left" : $"about {Words(problems)} left";
        return capped is not null ? $"at most {Words(capped)} left" : problems is null ? null : $"about {Words(problems)} left in this wave";

        static string Words(double? seconds) => Durations.Words(TimeSpan.FromSeconds(seconds!.Value));
    }

    private double? Until(Window window, double? reached) =>
        reached is { } part and < 1 && window.PerSecond(Elapsed) is { } speed and > 0 && (1 - part) / speed is var seconds and < 1e6 ? seconds : null;

    private void End(JobProgress value, bool whole = true)
    {
        var spent = value.Spent - before;
        var cost = called || spent.Tokens > 0 ? $"{spent.Tokens:N0} tokens" : "nothing spent";
        ended.Enqueue($"wave {value.Wave}: {value.Doing}: {(whole ? "" : "stopped after ")}{cost}{(called ? $" in {Durations.Words(Elapsed - since)}" : spent.Tokens > 0 ? ", from the journal" : "")}");
    }

    private static double Heard(JobProgress at) => Part(at.Heard, at.Problems);

    private static double Part(long part, long whole) => whole == 0 ? 1 : Math.Clamp(part / (double)whole, 0, 1);

    private static string Count(long count, string what) => $"{count:N0} {what}{(count == 1 ? "" : "s")}";
}
