using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.Rollouts;

/// <summary>
/// Samples solutions step by step and estimates the value of every step by Monte-Carlo continuations (Math-Shepherd, section 3.3; Snell et
/// al.
/// 2024, appendix D): the data a process reward model is trained on. Equal steps after the same beginning are continued as one.
/// </summary>
internal sealed class RolloutsStrategy(int n, int rollouts) : IStrategy
{
    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.Rollouts,
        Summary = "N step-wise samples with Monte-Carlo continuations of every step: labels for a process reward model.",
        Options = [Samples.Option, Option.Count("rollouts", "continuations of each step", 16, 1, 256)],
        Needs = Abilities.Continue,
        Create = options => new RolloutsStrategy(Samples.In(options), options.Count("rollouts")),
        Demand = options => Most(Samples.In(options), options.Count("rollouts")),
    };

    /// <summary>Steps after which a sample is left as it is.</summary>
    private const int Rounds = 40;

    public async Task<Vote> SolveAsync(IProblemSearch search)
    {
        await ExpandAsync(search, null, n, 0);
        return Votes.Take(VoteRule.Majority, search.Pool.All.Where(c => c.Draw.Mode.StartsWith("steps", StringComparison.Ordinal)), search.Voting);
    }

    private static Demand Most(int n, int rollouts) => new(
        new DrawDemand(n, 1) { Steps = 1 },
        new DrawDemand(n * (Rounds - 1), n * (Rounds - 1)) { Steps = 1, Continues = true, Samples = 0 },
        new DrawDemand(n * rollouts * Rounds, n * Rounds) { Continues = true });

    private async Task ExpandAsync(IProblemSearch search, Candidate? from, int count, int depth)
    {
        if (depth == Rounds) return;
        var steps = await search.DrawAsync(new(count) { From = from, Steps = 1 });
        await Task.WhenAll(steps.Where(s => s.Ending == Ending.Step).GroupBy(s => s.TextHash).Select(async same =>
        {
            var onward = ExpandAsync(search, same.First(), same.Count(), depth + 1);
            await search.DrawAsync(new(rollouts) { From = same.First(), Samples = 1 });
            await onward;
        }).ToList());
    }
}
