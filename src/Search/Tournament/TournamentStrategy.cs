using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Pairs;
using Ponder.Search.Solving;

namespace Ponder.Search.Tournament;

/// <summary>
/// The proposer, or another one, compares solutions in pairs, both ways round (SANA-1.5, Xie et al. 2025, section 5): a knock-out, or all pairs and a
/// ranking. Comparisons count as samples, on top of the N.
/// </summary>
internal sealed class TournamentStrategy(int n, bool ranking, PairJudge judge) : IStrategy
{
    private const string Knockouts = "knockout";
    private const string Rankings = "ranking";

    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.Tournament,
        Summary = "N samples that a proposer compares in pairs: a knock-out, or all pairs and a ranking.",
        Options =
        [
            Samples.Option,
            Option.Word("method", "who meets: neighbours until one is left, N - 1 pairs; or all, N(N - 1)/2 pairs, ranked by Bradley and Terry's strengths", Knockouts, Rankings),
            PairJudge.Option,
        ],
        Judges = true,
        Create = options => new TournamentStrategy(Samples.In(options), options.Word("method") == Rankings, PairJudge.Of(options)),
        Demand = options => new(
            new DrawDemand(Samples.In(options), 1), PairJudge.Of(options).Demand(Pairs(Samples.In(options), options.Word("method") == Rankings))),
    };

    public async Task<Vote> SolveAsync(IProblemSearch search)
    {
        var entrants = new Entrants(await search.DrawAsync(new(n)), search.Voting);
        return entrants.All.Count == 0 ? Vote.None
            : ranking ? await Ranking.PlayAsync(search, entrants, judge)
            : await Knockout.PlayAsync(search, entrants, judge);
    }

    private static int Pairs(int n, bool ranking) => ranking ? n * (n - 1) / 2 : n - 1;
}
