using Ponder.Core.Candidates;
using Ponder.Search.Options;
using Ponder.Search.Pairs;
using Ponder.Search.Solving;

namespace Ponder.Search.SelfVerification;

/// <summary>Compares the closest candidates in pairs; most wins is best.</summary>
/// <param name="Finalists">How many are compared at most, the best verdicts first.</param>
/// <param name="Judge">Who compares.</param>
internal sealed record Comparisons(int Finalists, PairJudge Judge)
{
    public static IReadOnlyList<Option> Options { get; } =
        [Option.Count("finalists", "answers compared in pairs at most", 4, 2, 16), PairJudge.Option];

    public static Comparisons Of(OptionValues options) => new(options.Count("finalists"), PairJudge.Of(options));

    /// <summary>The most this comes to among so many candidates.</summary>
    public DrawDemand Demand(int candidates)
    {
        var finalists = Math.Min(candidates, Finalists);
        return Judge.Demand(finalists * (finalists - 1) / 2);
    }

    /// <summary>The one with the most wins among the candidates, best verdict first, which is how ties are broken.</summary>
    public async Task<Candidate> BestAsync(IProblemSearch search, IReadOnlyList<Candidate> candidates)
    {
        var finalists = candidates.Take(Finalists).ToList();
        var wins = new double[finalists.Count];
        var pairs = Enumerable.Range(0, finalists.Count).SelectMany(a => Enumerable.Range(a + 1, finalists.Count - a - 1).Select(b => (a, b))).ToList();
        var shares = await Task.WhenAll(pairs.Select(p => Judge.ShareAsync(search, finalists[p.a], finalists[p.b])));
        foreach (var ((a, b), share) in pairs.Zip(shares))
        {
            wins[a] += share ?? 0.5;
            wins[b] += 1 - (share ?? 0.5);
        }

        return finalists[Array.IndexOf(wins, wins.Max())];
    }
}
