using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Running.Calls;
using Ponder.Search.Catalogue;
using Ponder.Search.Pages;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Running;

/// <summary>Opens a page from the store, and records what it came to; a recorded page is not run again.</summary>
internal sealed class PageRunner(JobFolder folder, RoundRunner rounds, ProgressMeter meter, StrategyCatalogue strategies)
{
    /// <summary>What the page came to, from the journal or by running it.</summary>
    public Task<PageOutcome> RunAsync(PagePlace page, Cap slice, Stops stops) =>
        RunAsync(page, slice, (round, count) => rounds.ExecuteAsync(round, stops, count), stops.NoMore);

    /// <summary>The same where somebody else executes its rounds.</summary>
    public Task<PageOutcome> RunAsync(PagePlace page, Cap slice, Func<Round, Task<RoundResult>> execute, CancellationToken stop) =>
        RunAsync(page, slice, (round, _) => execute(round), stop);

    private async Task<PageOutcome> RunAsync(PagePlace page, Cap slice, Func<Round, CallCount, Task<RoundResult>> execute, CancellationToken stop)
    {
        var counted = new SortedDictionary<int, RoundResult>();
        if (await folder.Outcomes.TryReadAsync(page, stop) is { } recorded)
        {
            meter.Round(recorded.Spent);
            await SettleAsync(recorded, stop);
            return recorded;
        }

        var outcome = await PageSearch.RunAsync(await OpenAsync(page, slice, stop), ExecuteAsync, strategies, stop);
        var uncounted = default(Spend);
        foreach (var (round, result) in counted) uncounted += (await folder.Journal.CallsAsync(page.Wave, page.Page, round, result, stop)).Doubt;
        outcome = outcome with { Spent = outcome.Spent + uncounted, Doubt = outcome.Doubt + uncounted };
        await folder.Outcomes.RecordAsync(page, outcome);
        foreach (var (round, result) in counted) await folder.Journal.ForgetCallsAsync(page.Wave, page.Page, round, result.Calls ?? 0);
        await SettleAsync(outcome, stop);
        return outcome;

        async Task<RoundResult> ExecuteAsync(Round round)
        {
            var count = new CallCount(meter);
            var (result, tariff) = (await execute(round, count), folder.Spec.Use.Tariff);
            lock (counted)
            {
                if (result.Calls is not null) counted[round.Number] = result;
            }

            meter.Round(result.Replies.Aggregate(result.Doubt, (sum, reply) => sum + reply.Cost(tariff)), count.Reported);
            return result;
        }
    }

    /// <summary>The page's plan: its problems as the models read them, with what earlier waves found.</summary>
    public async Task<PagePlan> OpenAsync(PagePlace page, Cap slice, CancellationToken cancel)
    {
        var (slots, overrun) = (new List<Slot>(), await OverrunAsync(page, cancel));
        foreach (var visit in await folder.Plans.PageAsync(page, cancel))
        {
            var entry = await folder.Chunks.EntryAsync(visit.Problem, cancel);
            meter.Open(visit.Problem, entry, folder.Spec);
            var earlier = visit.Last is { } last ? await folder.Outcomes.OfAsync(visit.Problem, last, cancel) : null;
            if (visit.Last is { } before) overrun = Math.Max(overrun, (await folder.Outcomes.ReadAsync(before, cancel)).Overrun ?? 1);
            slots.Add(new(visit.Problem, entry.Problem.Id, entry.PromptTokens, entry.Refusal, visit.Strategy, earlier?.Pool ?? [], earlier?.History ?? [])
            {
                Expected = entry.Expected ?? entry.PromptTokens,
                Others = entry.Others,
                Kind = entry.Problem.Kind,
            });
        }

        return new() { Job = folder.Spec.Id, Wave = page.Wave, Page = page.Page, Slice = slice, Settings = folder.Spec.Settings, Slots = slots, Overrun = overrun };
    }

    /// <summary>Tells people who wait how the page's problems stand. A stop must not lose what is recorded already.</summary>
    private async Task SettleAsync(PageOutcome outcome, CancellationToken stop)
    {
        if (!meter.IsWatched || stop.IsCancellationRequested) return;
        foreach (var problem in outcome.Problems)
            meter.Settle(problem, await folder.Chunks.EntryAsync(problem.Problem, CancellationToken.None), folder.Spec);
    }

    /// <summary>What the last page that had surely settled before this one opened had learned; before a wave's first pages those are the ends of the wave before.</summary>
    private async Task<int> OverrunAsync(PagePlace page, CancellationToken cancel)
    {
        var window = folder.Spec.Options.Window;
        if (page.Page >= window) return await LearnedAsync(page.Wave, page.Page - window);
        if (page.Wave == 0 || !folder.Spec.SpendsWhole) return 1;
        var (most, pages) = (1, (await folder.Plans.TryReadAsync(page.Wave - 1, cancel))!.PageSizes(folder.Spec.Options.PageSize).Count);
        for (var last = Math.Max(0, pages - window); last < pages; last++) most = Math.Max(most, await LearnedAsync(page.Wave - 1, last));
        return most;

        async Task<int> LearnedAsync(int wave, int settled) => (await folder.Outcomes.TryReadAsync(new(wave, settled), cancel))?.Overrun ?? 1;
    }
}
