using Ponder.Core.Budgets;
using Ponder.Engine.Journals;
using Ponder.Engine.Running;
using Ponder.Engine.Running.Calls;
using Ponder.Search.Pages;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Orchestration;

/// <summary>
/// Brings a page a step further: what is recorded is read, and the strategies run on from it. So any worker can go on with any page, and
/// nothing but numbers goes through the orchestration. The last few rounds are kept at hand, for the next step is mostly here too.
/// </summary>
internal sealed class PageSteps(Journal journal, RoundRunner rounds, PageRunner pages)
{
    private const int Kept = 32;
    private readonly Recent<(PagePlace Page, int Round), RoundResult> recorded = new(Kept);

    /// <summary>Runs the page to its end, or to the next turn of several rounds: then gives null and those that are not recorded.</summary>
    /// <exception cref="OperationCanceledException">It was stopped, or its time is up; what came is recorded.</exception>
    public async Task<(PageOutcome? Ended, IReadOnlyList<int> Rounds)> RunAsync(PagePlace page, Cap slice, Stops stops, CallCount count)
    {
        var (guard, missing) = (new Lock(), new SortedSet<int>());
        try
        {
            return (await pages.RunAsync(page, slice, ExecuteAsync, stops.NoMore), []);
        }
        catch (HandedOutException)
        {
            return (null, [.. missing]);
        }

        async Task<RoundResult> ExecuteAsync(Round round)
        {
            if (await RecordedAsync(page, round, stops.NoMore) is { } result) return result;
            if (round.Shards == 1) return await CallAsync(page, round, stops, count);
            lock (guard) missing.Add(round.Number);
            throw new HandedOutException();
        }
    }

    /// <summary>Executes one of the rounds that the page waits for.</summary>
    /// <exception cref="OperationCanceledException">It was stopped, or its time is up; what came is recorded.</exception>
    public async Task ExecuteAsync(PagePlace page, Cap slice, int number, Stops stops, CallCount count)
    {
        Task? own = null;
        try
        {
            await pages.RunAsync(page, slice, async round =>
            {
                if (round.Number != number) return await RecordedAsync(page, round, stops.NoMore) ?? throw new HandedOutException();
                await (own = CallAsync(page, round, stops, count));
                throw new HandedOutException();
            }, stops.NoMore);
        }
        catch (HandedOutException)
        {
            await (own ?? Task.CompletedTask); // A turn tells the first failure of its rounds, which may be another's.
        }
    }

    private async Task<RoundResult> CallAsync(PagePlace page, Round round, Stops stops, CallCount count)
    {
        var result = await rounds.ExecuteAsync(round, stops, count);
        recorded.Keep((page, round.Number), result);
        return result;
    }

    private Task<RoundResult?> RecordedAsync(PagePlace page, Round round, CancellationToken stop) =>
        recorded.TryGetAsync((page, round.Number), async () => (await journal.TryReadAsync(round, stop))?.Result());

    /// <summary>The page waits for rounds that others execute.</summary>
    private sealed class HandedOutException() : Exception("the page waits for rounds that others execute");
}
