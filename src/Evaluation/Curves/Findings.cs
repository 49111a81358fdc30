using Ponder.Evaluation.Statistics;
using Ponder.Search.Solving;

namespace Ponder.Evaluation.Curves;

/// <summary>The findings of Snell et al. 2024 that these runs can speak to, each worded so that a positive value speaks for it.</summary>
/// <param name="runs">Every run, all on the same problems.</param>
/// <param name="bins">Each problem's difficulty bin.</param>
public sealed class Findings(IReadOnlyList<EvalRun> runs, IReadOnlyList<int> bins)
{
    /// <summary>The option that makes a chain's last attempt its answer.</summary>
    public const string LastAttempt = StrategyNames.Revisions + ":choice=last";

    private const string Beam = StrategyNames.BeamSearch, Weighted = StrategyNames.WeightedBestOfN;
    private const string Lookahead = StrategyNames.Lookahead, Revisions = StrategyNames.Revisions;

    /// <summary>The claims whose runs are there.</summary>
    public IReadOnlyList<Claim> Claims =>
    [
        .. SmallBudgets(), .. Shrinking(), .. Bins(), .. Lookaheads(),
        .. Paired("revisions-above-parallel", $"a chain of revisions against parallel samples, both chosen by the verifier, n = {Chain}",
            Find(Revisions, Chain), Find(Weighted, Chain)),
        .. Paired("choosing-above-last", $"choosing over the whole chain of revisions against taking its last attempt, n = {Chain}",
            Find(Revisions, Chain), Find(LastAttempt, Chain)),
    ];

    private int Small => runs.Where(r => r.Strategy == Beam && r.N >= 4).Select(r => r.N).DefaultIfEmpty(0).Min();

    private int Large => runs.Where(r => r.Strategy == Beam).Select(r => r.N).DefaultIfEmpty(0).Max();

    /// <summary>The length of chain compared: 16 where that was run, else the longest.</summary>
    private int Chain => runs.Where(r => r.Strategy == Revisions).Select(r => r.N).OrderBy(n => n == 16).ThenBy(n => n).LastOrDefault();

    private IEnumerable<Claim> SmallBudgets() => Paired(
        "beam-above-weighted-small", $"beam search against weighted best-of-N at n = {Small}", Find(Beam, Small), Find(Weighted, Small));

    private IEnumerable<Claim> Shrinking()
    {
        if (Small == Large || Gain(Small) is not { } small || Gain(Large) is not { } large) return [];
        return [Claim.Of("beam-gain-shrinks", $"beam search's gain over weighted best-of-N at n = {Small} less that at n = {Large}",
            Bootstrap.Difference(small, large))];
    }

    private IEnumerable<Claim> Bins()
    {
        if (Find(Beam, Large) is not { } beam || Find(Weighted, Large) is not { } weighted) yield break;
        yield return Claim.Of("beam-hurts-easy", $"weighted best-of-N against beam search at n = {Large} in bins 1 and 2",
            Bootstrap.Difference(weighted.Right(p => bins[p] <= 2), beam.Right(p => bins[p] <= 2)));
        yield return Claim.Of("beam-helps-middle", $"beam search against weighted best-of-N at n = {Large} in bins 3 and 4",
            Bootstrap.Difference(beam.Right(p => bins[p] is 3 or 4), weighted.Right(p => bins[p] is 3 or 4)));
    }

    private IEnumerable<Claim> Lookaheads()
    {
        if (runs.Where(r => r.Strategy.Split(':')[0] == Lookahead).MaxBy(r => r.N) is not { } lookahead) return [];
        var beams = runs.Where(r => r.Strategy == Beam).OrderBy(r => r.Tokens).ToList();
        var beam = beams.LastOrDefault(r => r.Tokens <= lookahead.Tokens) ?? beams.FirstOrDefault();
        return Paired("lookahead-does-not-pay", $"beam search (n = {beam?.N}) against lookahead (n = {lookahead.N}) at no more tokens", beam, lookahead);
    }

    private static IEnumerable<Claim> Paired(string name, string meaning, EvalRun? above, EvalRun? below) =>
        above is null || below is null ? [] : [Claim.Of(name, meaning, Bootstrap.Difference(above.Right(), below.Right()))];

    private IReadOnlyList<double>? Gain(int n) =>
        Find(Beam, n) is { } beam && Find(Weighted, n) is { } weighted ? [.. beam.Right().Zip(weighted.Right(), (b, w) => b - w)] : null;

    private EvalRun? Find(string strategy, int n) => runs.FirstOrDefault(r => r.Strategy == strategy && r.N == n);
}
