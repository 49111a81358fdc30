using Ponder.Evaluation.Curves;
using Ponder.Evaluation.Statistics;
using Ponder.Search.Calibration;
using Ponder.Search.Solving;

namespace Ponder.Evaluation.Paper;

/// <summary>
/// Test-time compute against pretraining at equal FLOPs (Snell et al. 2024, section 7): a model M times smaller may spend
/// M + 3·(D_pre/D_inf)·(M − 1) times the inference of the larger one's single answer, R = D_inf/D_pre.
/// </summary>
/// <param name="runs">The small model's runs.</param>
/// <param name="bins">Each problem's bin.</param>
/// <param name="larger">The larger model's greedy answers.</param>
internal sealed class Exchange(IReadOnlyList<EvalRun> runs, IReadOnlyList<int> bins, EvalRun larger)
{
    private static readonly double[] Ratios = [0.16, 0.79, 22];

    /// <summary>Every bin (0 is all problems) at every R.</summary>
    public IReadOnlyList<ExchangeRow> Rows => [.. from r in Ratios from bin in Enumerable.Range(0, Bins.Count + 1) select Row(r, bin)];

    private ExchangeRow Row(double r, int bin)
    {
        var places = Enumerable.Range(0, bins.Count).Where(p => bin == 0 || bins[p] == bin).ToList();
        var single = runs.First(run => run.Strategy == StrategyNames.Greedy);
        var size = Flops(larger, places) / Flops(single, places);
        var allowed = Flops(single, places) * (size + (3 / r * (size - 1)));
        var small = runs.Where(run => run.Strategy is AllocatorNames.Auto or StrategyNames.WeightedBestOfN && Flops(run, places) <= allowed)
            .OrderBy(run => Flops(run, places)).LastOrDefault() ?? single;
        var difference = Bootstrap.Difference([.. places.Select(p => small.Rows[p].Right)], [.. places.Select(p => larger.Rows[p].Right)]);
        return new(
            bin, r, small.Strategy, small.N, places.Average(p => small.Rows[p].Right), places.Average(p => larger.Rows[p].Right),
            difference.Value, difference.Low, difference.High, Flops(small, places) / allowed);
    }

    private static double Flops(EvalRun run, IReadOnlyList<int> places) => places.Average(p => run.Rows[p].Flops);
}

/// <summary>One bin at one ratio of inference to pretraining.</summary>
/// <param name="Bin">The bin; 0 is all problems.</param>
/// <param name="R">Inference tokens per pretraining token.</param>
/// <param name="Strategy">What the small model spends its compute on: the most costly of its runs that fits.</param>
/// <param name="N">Its budget.</param>
/// <param name="Small">Its accuracy.</param>
/// <param name="Large">The larger model's, answering once.</param>
/// <param name="Difference">Small less large.</param>
/// <param name="Low">The low end of its 95 % interval.</param>
/// <param name="High">The high end.</param>
/// <param name="Used">The share of the FLOPs it may use that it uses.</param>
public sealed record ExchangeRow(
    int Bin, double R, string Strategy, int N, double Small, double Large, double Difference, double Low, double High, double Used);
