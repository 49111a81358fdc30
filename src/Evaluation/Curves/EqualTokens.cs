using Ponder.Evaluation.Statistics;
using Ponder.Search.Solving;

namespace Ponder.Evaluation.Curves;

/// <summary>
/// Strategies against one of them at the same tokens. Between two of its budgets that one is taken as the mixture of both that costs as much:
/// a chance draw for each problem, which anybody could run. So no curve is assumed.
/// </summary>
/// <param name="runs">Every run, all on the same problems.</param>
/// <param name="against">The strategy that the others are held against; null takes weighted best-of-N, else majority, where they were run.</param>
internal sealed class EqualTokens(IReadOnlyList<EvalRun> runs, string? against)
{
    private readonly List<EvalRun> curve = [.. Curve(runs, against)];

    /// <summary>The strategy the others are held against; null where there is none.</summary>
    public string? Against => curve.Count > 0 ? curve[0].Strategy : null;

    /// <summary>Those that cost more than the dearest budget of it.</summary>
    public IReadOnlyList<EvalRun> Beyond => curve.Count == 0 ? [] : [.. Others.Where(run => run.Tokens > curve[^1].Tokens)];

    /// <summary>A claim for each run that lies between two of its budgets.</summary>
    public IEnumerable<Claim> Claims =>
        from run in Others
        let place = curve.FindIndex(c => c.Tokens >= run.Tokens)
        where place > 0
        select Compare(run, curve[place - 1], curve[place]);

    private IEnumerable<EvalRun> Others => runs.Where(run => run.Strategy != Against);

    private static IEnumerable<EvalRun> Curve(IReadOnlyList<EvalRun> runs, string? against)
    {
        string?[] names = [against, StrategyNames.WeightedBestOfN, StrategyNames.Majority];
        var name = (against is null ? names : [against]).FirstOrDefault(name => runs.Count(run => run.Strategy == name) > 1);
        return runs.Where(run => run.Strategy == name).OrderBy(run => run.Tokens);
    }

    private static Claim Compare(EvalRun run, EvalRun below, EvalRun above) => Claim.Of(
        $"equal-tokens: {run.Strategy}, n = {run.N}",
        $"{run.Strategy} at n = {run.N} ({run.Tokens:N0} tokens) against {above.Strategy} at as many, between n = {below.N} and {above.N}",
        Bootstrap.Statistic(run.Rows.Count, places =>
        {
            var (tokens, cheap, dear) = (Mean(run, places, r => r.Tokens), Mean(below, places, r => r.Tokens), Mean(above, places, r => r.Tokens));
            var share = Math.Clamp((tokens - cheap) / Math.Max(dear - cheap, double.Epsilon), 0, 1);
            return Mean(run, places, r => r.Right) - ((1 - share) * Mean(below, places, r => r.Right)) - (share * Mean(above, places, r => r.Right));
        }));

    private static double Mean(EvalRun run, IReadOnlyList<int> places, Func<EvalRow, double> of)
    {
        var sum = 0.0;
        foreach (var place in places) sum += of(run.Rows[place]);
        return sum / places.Count;
    }
}
