using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Allocation;
using Ponder.Search.Pages;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Running;

/// <summary>Opens a page from the store, and records what it came to; a recorded page is not run again.</summary>
internal sealed class PageRunner(IStore store, JobSpec spec, ChunkReader chunks, RoundRunner rounds, Outcomes outcomes, ProgressMeter meter)
{
    private readonly Journal journal = new(store, spec.Id);
    private readonly JobNames names = new(spec.Id);

    /// <summary>What the page came to, from the journal or by running it.</summary>
    public async Task<PageOutcome> RunAsync(int wave, int page, IReadOnlyList<Assignment> assignments, Cap slice, CancellationToken stop)
    {
        if (await outcomes.TryReadAsync(wave, page, stop) is { } recorded)
        {
            meter.Round(recorded.Spent);
            return recorded;
        }

        var plan = await OpenAsync(wave, page, assignments, slice, stop);
        var outcome = await PageSearch.RunAsync(plan, ExecuteAsync, stop);
        var uncounted = await journal.UncountedAsync(wave, page, outcome.Rounds, stop);
        outcome = outcome with { Spent = outcome.Spent + uncounted, Doubt = outcome.Doubt + uncounted };
        await store.TryCreateAsync(names.Outcome(wave, page), JournalFormat.Pack(outcome), CancellationToken.None);
        return outcome;

        async Task<RoundResult> ExecuteAsync(Round round)
        {
            var result = await rounds.ExecuteAsync(round, CancellationToken.None);
            meter.Round(result.Replies.Aggregate(result.Doubt, (sum, reply) => sum + spec.Settings.Tariff.Price(reply.Spend)));
            return result;
        }
    }

    /// <summary>The page's plan: its problems as the models read them, with what earlier waves found.</summary>
    public async Task<PagePlan> OpenAsync(int wave, int page, IReadOnlyList<Assignment> assignments, Cap slice, CancellationToken cancel)
    {
        var slots = new List<Slot>();
        foreach (var (problem, strategy, _) in assignments)
        {
            var entry = await chunks.EntryAsync(problem, cancel);
            var earlier = wave == 0 ? null : await outcomes.LatestAsync(problem, wave, cancel);
            slots.Add(new(problem, entry.Problem.Id, entry.PromptTokens, entry.Refusal, strategy, earlier?.Pool ?? [], earlier?.History ?? []));
        }

        return new() { Job = spec.Id, Wave = wave, Page = page, Slice = slice, Settings = spec.Settings, Slots = slots };
    }
}
