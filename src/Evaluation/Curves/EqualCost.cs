using System.Globalization;
using Ponder.Evaluation.Statistics;
using Ponder.Search.Solving;

namespace Ponder.Evaluation.Curves;

/// <summary>
/// Strategies against others at the same cost. Between two budgets those are taken as the mixture of both that costs as much: a chance draw
/// for each problem, which anybody could run. So no curve is assumed. Of several strategies to be held against, the best mixture of any two
/// counts: what lies above it is better than each of them and than choosing between them by the budget.
/// </summary>
internal sealed class EqualCost
{
    private readonly IReadOnlyList<EvalRun> runs;
    private readonly List<EvalRun> curve;
    private readonly bool flops;

    /// <summary>Holds runs against some of them.</summary>
    /// <param name="runs">Every run, all on the same problems.</param>
    /// <param name="against">The strategies that the others are held against; none takes weighted best-of-N, else majority, where they were run.</param>
    /// <param name="flops">Whether cost is counted in FLOPs, as where models of several sizes write; else in tokens.</param>
    public EqualCost(IReadOnlyList<EvalRun> runs, IReadOnlyList<string> against, bool flops = false)
    {
        (this.runs, this.flops) = (runs, flops);
        string[] usual = [StrategyNames.WeightedBestOfN, StrategyNames.Majority];
        Against = against.Count > 0 ? [.. against.Where(name => runs.Any(run => run.Strategy == name))]
            : [.. usual.Where(name => runs.Count(run => run.Strategy == name) > 1).Take(1)];
        curve = [.. runs.Where(run => Against.Contains(run.Strategy)).OrderBy(Cost)];
        if (Against.Count > 1) curve = UpperHull.Of(curve, Cost, Right);
        if (curve.Count < 2) Against = [];
    }

    /// <summary>The strategies that the others are held against; none where they were not run at two budgets.</summary>
    public IReadOnlyList<string> Against { get; }

    /// <summary>Those that cost more than the dearest budget of them.</summary>
    public IReadOnlyList<EvalRun> Beyond => Against.Count == 0 ? [] : [.. Others.Where(run => Cost(run) > Cost(curve[^1]))];

    /// <summary>A claim for each run that lies between two of their budgets.</summary>
    public IEnumerable<Claim> Claims => Against.Count == 0 ? [] :
        from run in Others
        let place = curve.FindIndex(c => Cost(c) >= Cost(run))
        where place > 0
        select Compare(run, curve[place - 1], curve[place]);

    private IEnumerable<EvalRun> Others => runs.Where(run => !Against.Contains(run.Strategy));

    /// <summary>What a run costs, in words.</summary>
    public string Words(EvalRun run) => flops ? string.Create(CultureInfo.InvariantCulture, $"{Cost(run):0.##e0} FLOPs") : $"{Cost(run):N0} tokens";

    private static double Right(EvalRun run) => run.Rows.Average(r => r.Right);

    private double Cost(EvalRun run) => run.Rows.Average(Cost);

    private double Cost(EvalRow row) => flops ? row.Flops : row.Tokens;

    private Claim Compare(EvalRun run, EvalRun below, EvalRun above) => Claim.Of(
        $"equal-{(flops ? "flops" : "tokens")}: {run.Strategy}, n = {run.N}",
        $"{run.Strategy} at n = {run.N} ({Words(run)}) against {Between(below, above)}",
        Bootstrap.Statistic(run.Rows.Count, places =>
        {
            var (cost, cheap, dear) = (Mean(run, places, Cost), Mean(below, places, Cost), Mean(above, places, Cost));
            var share = Math.Clamp((cost - cheap) / Math.Max(dear - cheap, double.Epsilon), 0, 1);
            return Mean(run, places, r => r.Right) - ((1 - share) * Mean(below, places, r => r.Right)) - (share * Mean(above, places, r => r.Right));
        }));

    private static string Between(EvalRun below, EvalRun above) => below.Strategy == above.Strategy
        ? $"{above.Strategy} at as many, between n = {below.N} and {above.N}"
        : $"as many of {below.Strategy} at n = {below.N} and {above.Strategy} at n = {above.N} mixed";

    private static double Mean(EvalRun run, IReadOnlyList<int> places, Func<EvalRow, double> of)
    {
        var sum = 0.0;
        foreach (var place in places) sum += of(run.Rows[place]);
        return sum / places.Count;
    }
}
