using Ponder.Core.Budgets;
using Ponder.Search.Allocation.Ballots;
using Ponder.Search.Calibration;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation.Batch;

/// <summary>
/// The cap belongs to the job, not to each problem: after a first draft of each, every wave goes where it is expected to gain most per cost.
/// </summary>
internal sealed class BatchAllocator(BatchOptions options, AllocationContext context) : IAllocator
{
    /// <summary>Samples one problem may have where only votes decide.</summary>
    private const int MostSamples = 64;

    public static AllocatorEntry Entry { get; } = new()
    {
        Name = AllocatorNames.Batch,
        Summary = "Shares the job's cap among its problems: wave by wave, what is expected to gain most per cost comes first.",
        Options = BatchOptions.All,
        Create = (options, context) => new BatchAllocator(BatchOptions.Of(options), context),
        Worst = (options, context, worst) => new BatchAllocator(BatchOptions.Of(options), context).Worst(worst),
    };

    public StrategyChoice First => options.Look.Arm;

    public bool SeesAll => true;

    public Allotment Next(IReadOnlyList<Standing> standings, Spend lastSpent, Cap left, bool granted)
    {
        if (!granted && lastSpent == default) return Allotment.End;
        if (Breadth.First(standings, First) is { } first) return first;
        return context.Scored
            ? new ScoredPlan(AllocatorNames.Batch, context, options, int.MaxValue).Next(standings, left)
            : new BallotPlan(context.Tariff, options.Least, MostSamples).Next(standings, left);
    }

    /// <summary>The first draft, and every arm once: each wave moves a problem on to another.</summary>
    private Spend Worst(Func<StrategyChoice, Spend> worst)
    {
        var votes = worst(StrategyChoice.Of(Arms.Voter(scored: false), MostSamples));
        if (!context.Scored) return worst(First) + votes;
        return context.Known([]).Steps.Select(s => s.To).Distinct().Aggregate(worst(First) + votes, (sum, arm) => sum + worst(arm));
    }
}
