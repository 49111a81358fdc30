using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Search.Pages;

namespace Ponder.Engine.Audits;

/// <summary>
/// Recomputes a job's totals from nothing but its rounds and calls, and holds them against what its pages and problems say.
/// </summary>
public sealed class JournalAudit(JobFolder folder)
{
    private readonly List<string> faults = [];
    private Spend spent;
    private Spend doubt;
    private int rounds;

    /// <summary>The totals and everything that does not add up.</summary>
    public async Task<AuditResult> RunAsync(CancellationToken cancel = default)
    {
        for (var wave = 0; await folder.Plans.TryReadAsync(wave, cancel) is not null; wave++)
        {
            for (var page = 0; ; page++)
            {
                var outcome = await folder.Outcomes.TryReadAsync(new(wave, page), cancel);
                var found = await PageAsync(wave, page, outcome, cancel);
                if (outcome is null && !found) break;
            }
        }

        return new(folder.Spec.Id, rounds, folder.Spec.Opening + spent, doubt, faults);
    }

    private async Task<bool> PageAsync(int wave, int page, PageOutcome? outcome, CancellationToken cancel)
    {
        var (recorded, uncertain, lost, round) = (default(Spend), default(Spend), default(Spend), 0);
        for (; ; round++)
        {
            var record = await folder.Journal.TryReadAsync(wave, page, round, cancel);
            var calls = await folder.Journal.CallsAsync(wave, page, round, record?.Result(), cancel);
            if (record is null && calls.Next == 0) break;
            uncertain += calls.Doubt + (record?.Doubt ?? default);
            lost += record?.Replies.Aggregate(default(Spend), (sum, reply) => sum + reply.InDoubt(folder.Spec.Use.Tariff)) ?? default;
            recorded += record is null
                ? calls.Known
                : record.Replies.Aggregate(default(Spend), (sum, reply) => sum + reply.Cost(folder.Spec.Use.Tariff));
            if (record is not null) rounds++;
        }

        spent += recorded + uncertain;
        doubt += uncertain + lost;
        if (outcome is not null)
        {
            Same($"wave {wave}, page {page}", outcome.Spent, recorded + uncertain);
            Same($"the problems of wave {wave}, page {page}", outcome.Problems.Aggregate(default(Spend), (sum, p) => sum + p.History[^1].Spend), recorded);
        }

        return round > 0;
    }

    private void Same(string what, Spend stated, Spend computed)
    {
        if (stated != computed)
            faults.Add($"{what}: {stated.Tokens} tokens and {stated.Samples} samples stated, {computed.Tokens} and {computed.Samples} in the rounds");
    }
}

/// <summary>What an audit found: totals from the rounds, calls in doubt included, and every disagreement.</summary>
public sealed record AuditResult(string Job, int Rounds, Spend Spent, Spend InDoubt, IReadOnlyList<string> Faults);
