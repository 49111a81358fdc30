using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Voting;
using Ponder.Search.Catalogue;
using Ponder.Search.Rounds;

namespace Ponder.Search.Pages;

/// <summary>
/// Solves a page of problems: runs their strategies side by side, turn by turn, and executes what they ask as rounds. The only contact with
/// the world is the <c>execute</c> it is given, in process and in an orchestrator alike.
/// </summary>
public static class PageSearch
{
    /// <summary>Runs the page to its end.</summary>
    /// <param name="plan">The page.</param>
    /// <param name="execute">Executes a round; its exception ends the page.</param>
    /// <param name="strategies">Who makes the strategies the plan names; one it has not fails its problem.</param>
    /// <param name="stop">Looked at between rounds only.</param>
    public static Task<PageOutcome> RunAsync(
        PagePlan plan, Func<Round, Task<RoundResult>> execute, StrategyCatalogue strategies, CancellationToken stop = default) =>
        new Run(plan, execute, strategies).ToEndAsync(stop);

    private sealed class Run(PagePlan plan, Func<Round, Task<RoundResult>> execute, StrategyCatalogue strategies)
    {
        private readonly RoundPump<Request, Reply> pump = new();
        private readonly Ledger ledger = new(plan.Slice);
        private readonly ProblemSearch[] searches = new ProblemSearch[plan.Slots.Count];
        private readonly ProblemOutcome[] outcomes = new ProblemOutcome[plan.Slots.Count];
        private readonly SortedDictionary<int, Ledger> own = new(plan.Slots.ToDictionary(s => s.Problem, s => new Ledger(Left(s, plan.Settings.ProblemCap))));
        private readonly Overrun overrun = new(plan.Overrun);
        private Spend doubt;
        private Tally tally = Tally.None;
        private int rounds;

        public async Task<PageOutcome> ToEndAsync(CancellationToken stop)
        {
            var admission = new Admission(ledger, own, overrun);
            var stuck = await pump.RunAsync([.. plan.Slots.Select((slot, place) => (Func<Task>)(() => SolveAsync(slot, place)))], async requests =>
            {
                stop.ThrowIfCancellationRequested();
                var decisions = admission.Decide(requests);
                var granted = decisions.Select((decision, place) => (decision.Granted, place)).Where(d => d.Granted is not null).ToList();
                var replies = granted.Count == 0 ? [] : await ExecuteAsync([.. granted.Select(g => g.Granted!)]);
                return
                [
                    .. granted.Select((g, i) => (g.place, replies[i])),
                    .. decisions.Select((d, place) => (d, place)).Where(d => d.d.Refused).Select(d => (d.place, Reply.Refused)),
                ];
            });
            foreach (var place in stuck) outcomes[place] = Stuck(plan.Slots[place], place);
            return new(outcomes, ledger.Spent, doubt, rounds)
            {
                Overrun = overrun.Factor > 1 ? overrun.Factor : null,
                Tally = tally == Tally.None ? null : tally,
            };
        }

        private async Task<IReadOnlyList<Reply>> ExecuteAsync(IReadOnlyList<Ask> asks)
        {
            var shards = asks.Chunk(plan.Settings.ShardSize).ToList();
            var headroom = ledger.Free.Share(1, shards.Count);
            var results = await Task.WhenAll(shards.Select(shard => execute(Round(shard, headroom, shards.Count))).ToList());
            foreach (var (shard, result) in shards.Zip(results))
            {
                if (result.Replies.Count != shard.Length) throw new InvalidOperationException($"{shard.Length} requests, {result.Replies.Count} replies");
            }

            var replies = results.SelectMany(r => r.Replies).ToList();
            foreach (var (ask, reply) in asks.Zip(replies)) overrun.See(ask, reply.Spend);
            var uncertain = results.Aggregate(default(Spend), (sum, result) => sum + result.Doubt);
            doubt += replies.Aggregate(uncertain, (sum, reply) => sum + reply.InDoubt(plan.Settings.Tariff));
            tally = replies.Aggregate(tally, (sum, reply) => sum.Plus(Tally.Of(reply)));
            ledger.Settle(replies.Aggregate(uncertain, (sum, reply) => sum + reply.Cost(plan.Settings.Tariff)));
            foreach (var group in asks.Zip(replies).GroupBy(x => x.First.Problem))
                own[group.Key].Settle(group.Aggregate(default(Spend), (sum, x) => sum + x.Second.Cost(plan.Settings.Tariff)));
            return replies;
        }

        private Round Round(Ask[] asks, Cap headroom, int shards) => new()
        {
            Job = plan.Job,
            Wave = plan.Wave,
            Page = plan.Page,
            Number = rounds++,
            Asks = asks,
            Worst = asks.Aggregate(default(Spend), (sum, ask) => sum + ask.Worst),
            Headroom = headroom,
            Shards = shards,
        };

        private async Task SolveAsync(Slot slot, int place)
        {
            var search = searches[place] = new(slot, plan.Settings, request => pump.AskAsync(place, request));
            try
            {
                if (slot.Unread(plan.Settings.Writers) is { } refusal) throw new SearchException(refusal);
                var vote = await strategies.Create(slot.Strategy).SolveAsync(search);
                if (vote.Answer is null && slot.Pool.Count > 0) vote = Votes.Take(VoteRule.Weighted, search.Pool.All, search.Voting);
                outcomes[place] = Outcome(slot, search, vote, vote.Answer is null && !search.OutOfBudget ? WhyNone(slot, search.Pool, plan.Settings.Writers) : null);
            }
#pragma warning disable CA1031 // One failing problem never takes the others down.
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                outcomes[place] = Outcome(slot, search, Vote.None, e.Message);
            }
        }

        private ProblemOutcome Stuck(Slot slot, int place) => Outcome(
            slot, searches[place], Vote.None, $"{slot.Strategy.Name} waits, on problem \"{slot.Id}\", for something that is neither proposer nor verifier");

        private ProblemOutcome Outcome(Slot slot, ProblemSearch search, Vote vote, string? failure) => new()
        {
            Problem = slot.Problem,
            Status = failure is not null ? SolveStatus.Failed : search.OutOfBudget ? SolveStatus.Partial : SolveStatus.Solved,
            Reason = failure ?? (search.OutOfBudget ? "the cap was reached" : null),
            Vote = vote,
            History = [.. slot.History, new(plan.Wave, slot.Strategy, search.Spent)],
            Pool = [.. search.Pool.All],
        };

        private static Cap Left(Slot slot, Cap? cap) => cap?.Less(slot.History.Aggregate(default(Spend), (sum, visit) => sum + visit.Spend)) ?? Cap.None;

        private static string WhyNone(Slot slot, Pool pool, int writers) =>
            pool.All.FirstOrDefault(c => c.Failure is not null)?.Failure
            ?? (pool.All.Count == 0 ? Enumerable.Range(0, writers).Select(writer => slot.Read(writer).Refusal).FirstOrDefault(r => r is not null) ?? "the problem leaves no room for a solution in the model's context" : "no candidate finished with an answer");
    }
}
