using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.SelfVerification;

/// <summary>
/// Compares the closest candidates in pairs, half of the time in each order, for models favour a place; most wins is best.
/// </summary>
/// <param name="Finalists">How many are compared at most, the best verdicts first.</param>
/// <param name="PerPair">Comparisons of each pair.</param>
internal sealed record Comparisons(int Finalists, int PerPair)
{
    public static IReadOnlyList<Option> Options { get; } =
    [
        Option.Count("finalists", "answers compared in pairs at most", 4, 2, 16),
        Option.Count("comparisons", "comparisons of each pair", 2, 1, 64),
    ];

    public static Comparisons Of(OptionValues options) => new(options.Count("finalists"), options.Count("comparisons"));

    /// <summary>The most this comes to among so many candidates.</summary>
    public DrawDemand Demand(int candidates)
    {
        var finalists = Math.Min(candidates, Finalists);
        var pairs = finalists * (finalists - 1) / 2;
        return new(pairs * PerPair, pairs * Math.Min(2, PerPair)) { Texts = 2 };
    }

    /// <summary>The one with the most wins among the candidates, best verdict first, which is how ties are broken.</summary>
    public async Task<Candidate> BestAsync(IProblemSearch search, IReadOnlyList<Candidate> candidates)
    {
        var finalists = candidates.Take(Finalists).ToList();
        var wins = new double[finalists.Count];
        var pairs = Enumerable.Range(0, finalists.Count).SelectMany(a => Enumerable.Range(a + 1, finalists.Count - a - 1).Select(b => (a, b))).ToList();
        var shares = await Task.WhenAll(pairs.Select(p => ShareAsync(search, finalists[p.a], finalists[p.b])));
        foreach (var ((a, b), share) in pairs.Zip(shares))
        {
            wins[a] += share;
            wins[b] += 1 - share;
        }

        return finalists[Array.IndexOf(wins, wins.Max())];
    }

    /// <summary>The share of readable comparisons the first wins; ½ where there are none.</summary>
    private async Task<double> ShareAsync(IProblemSearch search, Candidate first, Candidate second)
    {
        var orders = await Task.WhenAll(VerdictsAsync(search, first, second, (PerPair + 1) / 2), VerdictsAsync(search, second, first, PerPair / 2));
        return orders[0].Concat(orders[1].Select(v => 1 - v)).Average() ?? 0.5;
    }

    private static async Task<IEnumerable<double?>> VerdictsAsync(IProblemSearch search, Candidate first, Candidate second, int count) =>
        (await search.DrawAsync(new(count) { From = first, Purpose = Purpose.Compare, Texts = [first, second] })).Select(c => c.Verdict);
}
