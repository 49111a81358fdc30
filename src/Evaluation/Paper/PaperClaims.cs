using Ponder.Evaluation.Curves;
using Ponder.Evaluation.Statistics;
using Ponder.Search.Solving;

namespace Ponder.Evaluation.Paper;

/// <summary>What choosing by difficulty, and sharing the cap, are worth here.</summary>
internal sealed class PaperClaims(IReadOnlyList<EvalRun> runs)
{
    /// <summary>What a run of <c>auto</c> with a verifier of noise is called.</summary>
    public const string Distrusting = AllocatorNames.Auto + ", verifier of noise";

    /// <summary>Stands for a ratio where the accuracy was not reached at all.</summary>
    private const double Unreached = 10;

    /// <summary>What <c>auto</c> does where it knows every problem's bin of difficulty: how far knowing it would carry.</summary>
    public const string Oracle = AllocatorNames.Auto + ", oracle bins";

    /// <summary>Weighted votes by one who knows every problem's curve.</summary>
    public const string OracleVotes = StrategyNames.WeightedBestOfN + ", oracle curves";

    private const double Tolerated = 0.02;

    public IEnumerable<Claim> Claims =>
    [
        .. Reaching(AllocatorNames.Auto, 16, 0.4), .. Reaching(AllocatorNames.Batch, 16, 0.33), .. Reaching(OracleVotes, 16, 0.33),
        .. Reaching(AllocatorNames.Auto, 64, 0.25), .. Reaching(AllocatorNames.Batch, 64, 1 / 6.0), .. Reaching(OracleVotes, 64, 1 / 6.0),
        .. Shares(), .. Distrust(),
    ];

    /// <summary>How many of the reference's tokens it takes to be as accurate.</summary>
    private IEnumerable<Claim> Reaching(string strategy, int n, double target)
    {
        if (Find(StrategyNames.WeightedBestOfN, n) is not { } reference) yield break;
        var curve = runs.Where(r => r.Strategy == strategy).OrderBy(r => r.Tokens).ToList();
        if (curve.Count == 0) yield break;
        var ratio = Bootstrap.Statistic(reference.Rows.Count, places => Ratio(curve, reference, places), against: target);
        yield return new(
            $"{strategy}-reaches-{n}", $"tokens {strategy} takes to be as accurate as weighted best-of-{n}, of that one's; {Unreached} where it never is",
            ratio.Value, ratio.Low, ratio.High, target, ratio.High <= target)
        { Unit = ClaimUnit.Ratio, P = 1 - ratio.P };
    }

    private static double Ratio(List<EvalRun> curve, EvalRun reference, IReadOnlyList<int> places)
    {
        var (wanted, paid) = (Accuracy(reference, places), Tokens(reference, places));
        var (before, cost) = (0.0, 0.0);
        foreach (var run in curve)
        {
            var (accuracy, tokens) = (Accuracy(run, places), Tokens(run, places));
            if (accuracy >= wanted) return Math.Exp(cost == 0 ? Math.Log(tokens) : Between(before, accuracy, Math.Log(cost), Math.Log(tokens), wanted)) / paid;
            if (accuracy > before) (before, cost) = (accuracy, tokens);
        }

        return Unreached;
    }

    /// <summary>Where a line reaches a height, by log tokens as the figures are drawn.</summary>
    private static double Between(double low, double high, double from, double to, double wanted) =>
        high > low ? from + ((to - from) * Math.Clamp((wanted - low) / (high - low), 0, 1)) : to;

    /// <summary>The batch allocator against the same votes for every problem, at caps from tight to generous.</summary>
    private IEnumerable<Claim> Shares()
    {
        foreach (var batch in runs.Where(r => r.Strategy == AllocatorNames.Batch).OrderBy(r => r.N))
        {
            if (Find(StrategyNames.WeightedBestOfN, batch.N) is not { } uniform) continue;
            yield return Claim.Of(
                $"batch-above-uniform-{batch.N}", $"the batch allocator against weighted best-of-{batch.N} for every problem, under a cap of that one's tokens",
                Bootstrap.Difference(batch.Right(), uniform.Right()));
        }
    }

    private IEnumerable<Claim> Distrust()
    {
        if (runs.FirstOrDefault(r => r.Strategy == Distrusting) is not { } noise || Find(StrategyNames.Majority, noise.N) is not { } majority) yield break;
        var difference = Bootstrap.Difference(noise.Right(), majority.Right());
        yield return new(
            "noise-falls-back", $"{AllocatorNames.Auto} at n = {noise.N} with a verifier of noise against majority@{majority.N}",
            difference.Value, difference.Low, difference.High, -Tolerated, difference.Value >= -Tolerated);
    }

    private static double Accuracy(EvalRun run, IReadOnlyList<int> places) => places.Average(p => run.Rows[p].Right);

    private static double Tokens(EvalRun run, IReadOnlyList<int> places) => places.Average(p => run.Rows[p].Tokens);

    private EvalRun? Find(string strategy, int n) => runs.FirstOrDefault(r => r.Strategy == strategy && r.N == n);
}
