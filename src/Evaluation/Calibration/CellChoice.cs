using Ponder.Evaluation.Statistics;
using Ponder.Search.Calibration;

namespace Ponder.Evaluation.Calibration;

/// <summary>
/// The arm of every bin and budget: chosen on one half of the problems and measured on the other, the reverse, and averaged, so that what
/// is
/// reported is not what was picked for being lucky (Snell et al. 2024, section 3.2); the arm itself is chosen on all of them.
/// </summary>
internal sealed class CellChoice(IReadOnlyList<Trial> trials, IReadOnlyList<int> bins, string voter)
{
    /// <summary>Problems of a bin below which its choice is not gone by.</summary>
    public const int Thin = 20;

    /// <summary>Accuracy that is given up for a cheaper arm.</summary>
    private const double Indifferent = 0.01;

    private readonly Trial pilot = trials[0];

    private readonly IReadOnlyList<Trial> ladder =
        [.. trials.Where(t => Trial.IsVote(t.Arm, voter)).OrderBy(N)];

    public IReadOnlyList<Cell> Cells => [.. from bin in Enumerable.Range(1, Bins.Count) from vote in ladder select Of(bin, vote)];

    private Cell Of(int bin, Trial vote)
    {
        IReadOnlyList<int> here = [.. Enumerable.Range(0, bins.Count).Where(p => bins[p] == bin)];
        if (here.Count < Thin)
            return new(bin, N(vote), vote.Arm, 0, 0, 1, here.Count, $"assumed: {here.Count} problems are too few to choose by, {Thin} would do");
        IReadOnlyList<int> even = [.. here.Where((_, rank) => rank % 2 == 0)], odd = [.. here.Where((_, rank) => rank % 2 == 1)];
        var measured = Bootstrap.Mean([.. Measured(Best(even, vote), odd), .. Measured(Best(odd, vote), even)]);
        return new(bin, N(vote), Best(here, vote).Arm, measured.Value, measured.Low, measured.High, here.Count);
    }

    /// <summary>The best arm that costs no more than the vote; of those nearly as good the cheapest.</summary>
    private Trial Best(IReadOnlyList<int> places, Trial vote)
    {
        var budget = vote.Cost(places);
        var affordable = trials.Where(t => t == pilot || t.Cost(places) <= budget).ToList();
        var best = affordable.Max(t => t.Accuracy(places));
        return affordable.Where(t => t.Accuracy(places) >= best - Indifferent).MinBy(t => t.Cost(places))!;
    }

    private static IEnumerable<double> Measured(Trial trial, IReadOnlyList<int> places) => places.Select(p => trial.Results[p].Right ? 1.0 : 0.0);

    private static int N(Trial trial) => trial.Arm.N!.Value;
}
