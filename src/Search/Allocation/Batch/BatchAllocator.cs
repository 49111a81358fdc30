using Ponder.Core.Budgets;
using Ponder.Search.Allocation.Ballots;
using Ponder.Search.Calibration;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation.Batch;

/// <summary>
/// The cap belongs to the job, not to each problem. After each wave every problem that is neither settled nor hopeless is offered what the
/// table knows to help one of its bin; the offers are taken by expected gain per cost. A wave commits at most half of what is left, so that
/// the rest is spent on what it teaches.
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

    public StrategyChoice First { get; } = FirstLook.Of(context, int.MaxValue);

    public bool SeesAll => true;

    public Allotment Next(IReadOnlyList<Standing> standings, Spend lastSpent, Cap left, bool granted)
    {
        if (!granted && lastSpent == default) return Allotment.End;
        if (Breadth.First(standings, First) is { } first) return first;
        if (!context.Scored) return new BallotPlan(context.Tariff, options.Least, MostSamples).Next(standings, left);
        var trust = Trust.Of(standings);
        var scored = context.Scored && trust.Holds;
        var table = context.Known(standings, scored);
        var bins = Bins.Predicted(table, standings, scored);
        if (context.Scored && !scored && Revotes(standings) is { Count: > 0 } revotes) return new(revotes, context.Note(table, trust));
        var problems = standings.Select((s, place) => new Prospect(s, bins[place], scored)).Where(p => p.Standing.Readable).ToList();
        foreach (var portion in (ReadOnlySpan<Cap>)[left.Share(1, 2), left])
        {
            var purse = new Purse(portion, context.Tariff);
            var plan = new Plan(purse, stepwise: left == Cap.None);
            var offers = problems.SelectMany(p => p.Offers(table, First, options, purse.Cost)).ToList();
            if (plan.Take(offers) is { Count: > 0 } taken)
                return new([.. taken.OrderBy(o => o.Standing.Problem).Select(o => Assign(o, bins))], context.Note(table, trust));
        }

        return Allotment.End;

        Assignment Assign(Offer offer, IReadOnlyList<int> places) => new(
            offer.Standing.Problem,
            offer.Step.To,
            new(offer.Step.Bin, offer.Chance, offer.Gain, context.Tariff.Price(offer.Step.Cost).Tokens));
    }

    /// <summary>What noise decided is decided again by the majority of the same samples, which costs nothing.</summary>
    private static List<Assignment> Revotes(IReadOnlyList<Standing> standings) =>
    [
        .. standings.Where(s => s.Readable && s.Arm?.Name == Arms.Voter(scored: true))
            .Select(s => new Assignment(s.Problem, Plain(s.Arm!.N))),
    ];

    private static StrategyChoice Plain(int? n) =>
        n is { } count ? StrategyChoice.Of(Arms.Voter(scored: false), count) : StrategyChoice.Of(Arms.Voter(scored: false));

    /// <summary>Every arm once: each wave moves a problem on to another.</summary>
    private Spend Worst(Func<StrategyChoice, Spend> worst)
    {
        if (!context.Scored) return worst(First) * MostSamples;
        var table = context.Known([], context.Scored);
        return table.Steps.Select(s => s.To).Distinct().Aggregate(worst(First), (sum, arm) => sum + worst(arm));
    }
}
