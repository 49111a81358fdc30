using Ponder.Search.Calibration;
using Ponder.Search.Pages;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation.Batch;

/// <summary>A problem whose scores are known, and what may be done with it.</summary>
internal sealed record Prospect(Standing Standing, int Bin)
{
    /// <summary>Its frontier of offers; none where it is settled or nothing helps.</summary>
    public IReadOnlyList<Offer> Offers(CalibrationTable table, BatchOptions options, Line? line, Func<Core.Budgets.Spend, double> cost)
    {
        var chance = (line is null ? null : Standing.Chance) ?? table.Belief.Chance(Standing.Groups);
        if (chance >= (line?.Confidence ?? options.Settled)) return [];
        return Frontier.Of(Standing, chance, Steps(table), step => line?.Gain(step, chance) ?? step.Gain(chance), step => cost(step.Cost), options.Least);
    }

    /// <summary>
    /// What may follow what was played. What the cap cut short counts as the look that its samples make, for what it would have come to is not
    /// known; and so does what no table knows, as a first draft.
    /// </summary>
    private IEnumerable<Step> Steps(CalibrationTable table)
    {
        var arm = FirstLook.Measured(Standing.Arm!);
        var from = Standing.Status == SolveStatus.Partial || Standing.Pilot.Score is null ? table.Look(Standing.Pilot.Samples).Arm : arm;
        return table.Steps.Where(step => step.Bin == Bin && step.From == from);
    }
}
