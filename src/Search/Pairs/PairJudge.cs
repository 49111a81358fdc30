using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.Pairs;

/// <summary>Has the proposer compare two solutions, half of the time in each order, for models favour a place.</summary>
/// <param name="PerPair">Comparisons of each pair.</param>
internal sealed record PairJudge(int PerPair)
{
    public static Option Option { get; } = Option.Count("comparisons", "comparisons of each pair, half of them in each order", 2, 1, 64);

    public static PairJudge Of(OptionValues options) => new(options.Count(Option.Name));

    /// <summary>The most that so many pairs come to.</summary>
    public DrawDemand Demand(int pairs) => new(pairs * PerPair, pairs * Math.Min(2, PerPair)) { Texts = 2, Needs = Abilities.Judge };

    /// <summary>The share of readable comparisons that the first wins, a tie being half a win; null where none can be read.</summary>
    public async Task<double?> ShareAsync(IProblemSearch search, Candidate first, Candidate second)
    {
        var orders = await Task.WhenAll(VerdictsAsync(search, first, second, (PerPair + 1) / 2), VerdictsAsync(search, second, first, PerPair / 2));
        return orders[0].Concat(orders[1].Select(v => 1 - v)).Average();
    }

    private static async Task<IEnumerable<double?>> VerdictsAsync(IProblemSearch search, Candidate first, Candidate second, int count) => count == 0 ? []
        : (await search.DrawAsync(new(count) { From = first, Purpose = Purpose.Compare, Texts = [first, second] })).Select(c => c.Verdict);
}
