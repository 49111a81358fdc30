using Ponder.Core.Budgets;
using Ponder.Search.Allocation.Ballots;
using Ponder.Search.Calibration;
using Ponder.Search.Options;
using Ponder.Search.Pages;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation.Auto;

/// <summary>
/// Compute-optimal scaling (Snell et al. 2024, section 3): a pilot of a few samples shows how hard a problem is, and the table says what to
/// do
/// with one of its bin on the budget. The pilot is charged, and its samples are candidates like any other.
/// </summary>
internal sealed class AutoAllocator(int n, AllocationContext context) : IAllocator
{
    /// <summary>The chance of changing an answer under which a problem gets nothing more.</summary>
    private const double Least = 0.01;

    /// <summary>How many times its own share a problem may have, where only votes decide.</summary>
    private const int Spread = 4;

    public static AllocatorEntry Entry { get; } = new()
    {
        Name = AllocatorNames.Auto,
        Summary = "A pilot shows how hard each problem is; the calibration table says what to run on one that hard within the budget of N samples.",
        Options = [Samples.Option],
        Create = (options, context) => new AutoAllocator(Samples.In(options), context),
        Worst = (options, context, worst) => new AutoAllocator(Samples.In(options), context).Worst(worst),
    };

    public StrategyChoice First { get; } = FirstLook.Of(context, n);

    public bool SeesAll => true;

    private StrategyChoice Majority => StrategyChoice.Of(Arms.Voter(scored: false), n);

    public Allotment Next(IReadOnlyList<Standing> standings, Spend lastSpent, Cap left, bool granted)
    {
        if (!granted && lastSpent == default) return Allotment.End;
        if (Breadth.First(standings, First) is { } first) return first;
        if (!context.Scored) return new BallotPlan(context.Tariff, Least, n * Spread).Next(standings, Left(standings, left));
        var trust = Trust.Of(standings);
        var scored = context.Scored && trust.Holds;
        var table = context.Known(standings, scored);
        var bins = Bins.Predicted(table, standings, scored);
        return new([.. standings.Select((s, place) => Assign(s, bins[place])).OfType<Assignment>()], context.Note(table, trust));

        Assignment? Assign(Standing standing, int bin) =>
            Choice(standing, bin) is { } choice ? new(standing.Problem, choice, new(bin, table.Belief.Chance(standing.Groups))) : null;

        StrategyChoice? Choice(Standing standing, int bin)
        {
            if (standing.Status == SolveStatus.Partial) return standing.Arm;
            if (!standing.Readable || standing.Arm != First) return null;
            var choice = scored ? Chosen(table, bin) : Majority;
            return choice == First ? null : choice;
        }
    }

    /// <summary>What the table has for the bin; on a budget below all of the table's, no more than the first look.</summary>
    private StrategyChoice Chosen(CalibrationTable table, int bin) => table.Arm(bin, n) ?? First;

    /// <summary>What is left of the cap and of N samples for each problem.</summary>
    private Cap Left(IReadOnlyList<Standing> standings, Cap left)
    {
        var samples = ((long)n * standings.Count) - standings.Sum(s => s.Spent.Samples);
        return left with { Samples = Math.Max(0, Math.Min(samples, left.Samples ?? long.MaxValue)) };
    }

    /// <summary>The pilot and the costliest of what may follow it.</summary>
    private Spend Worst(Func<StrategyChoice, Spend> worst)
    {
        if (!context.Scored) return worst(First) * ((long)n * Spread);
        var table = context.Known([], context.Scored);
        var arms = Enumerable.Range(1, Bins.Count).Select(bin => Chosen(table, bin)).Append(Majority);
        return worst(First) + Spends.Highest(arms.Select(worst));
    }
}
