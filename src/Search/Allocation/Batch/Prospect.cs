using Ponder.Search.Reliability;
using Ponder.Search.Calibration;
using Ponder.Search.Pages;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation.Batch;

/// <summary>A problem that can be read, and what may be done with it.</summary>
internal sealed record Prospect(Standing Standing, int Bin, bool Scored)
{
    /// <summary>How likely its answer is right; scores that are not trusted are left out of it.</summary>
    public double Chance(Belief belief) => belief.Chance(Scored ? Standing.Groups : [.. Standing.Groups.Select(g => g with { Score = null })]);

    /// <summary>Its frontier of offers; none where it is settled or nothing helps.</summary>
    public IReadOnlyList<Offer> Offers(CalibrationTable table, StrategyChoice pilot, BatchOptions options, Func<Core.Budgets.Spend, double> cost)
    {
        if (Standing.Status == SolveStatus.Partial && Standing.Arm == pilot) return [Again(pilot)];
        var chance = Chance(table.Belief);
        return chance >= options.Settled ? [] : Frontier.Of(Standing, chance, Steps(table, pilot), step => cost(step.Cost), options.Least);

        Offer Again(StrategyChoice unfinished) => new(Standing, 0, new(Bin, unfinished, unfinished, 1, 0, default, 0), 1, 0, double.MaxValue);
    }

    /// <summary>What may follow; what the cap cut short counts as not begun, for what it would have come to is not known.</summary>
    private IEnumerable<Step> Steps(CalibrationTable table, StrategyChoice pilot)
    {
        var from = Standing.Status == SolveStatus.Partial ? pilot : Standing.Arm;
        return table.Steps.Where(step => step.Bin == Bin && step.From == from);
    }
}
