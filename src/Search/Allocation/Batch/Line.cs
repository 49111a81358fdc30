using Ponder.Search.Calibration;
using Ponder.Search.Reliability;
using Ponder.Search.Solving;

namespace Ponder.Search.Allocation.Batch;

/// <summary>
/// The confidence from which on answers are used unread, where a target accuracy is set: a budget then goes to where it moves right answers
/// across. It is where the calibration expects it.
/// </summary>
/// <param name="Confidence">The line, 0..1.</param>
/// <param name="Model">What tells how likely each strategy's right answers come to lie over it.</param>
internal sealed record Line(double Confidence, ConfidenceModel Model)
{
    /// <summary>The line of a job; null where no target is set, or nobody can say where it is.</summary>
    public static Line? Of(string allocator, double target, AllocationContext context)
    {
        if (target <= 0 || context.Confidence is not { } model) return null;
        return model.HeldOut(allocator, context.Budget) is { } cases && AccuracyPromise.Expected(cases, context.Problems, target) is { } promise
            ? new(promise.Threshold, model) : null;
    }

    /// <summary>How likely the answer is right and over the line after a step; what is over it already gains nothing.</summary>
    public double Gain(Step step, double chance) => chance >= Confidence ? 0 : (chance + step.Gain(chance)) * Crossing(step.To);

    /// <summary>The share of a strategy's right answers that lie over the line.</summary>
    public double Crossing(StrategyChoice arm)
    {
        if (Model.HeldOut(arm.Name, arm.N) is not { } cases) return 1;
        var (over, all) = (0, 0);
        foreach (var bin in cases.Bins) (over, all) = (over + (bin.Confidence >= Confidence ? bin.Right : 0), all + bin.Right);
        return all == 0 ? 0 : over / (double)all;
    }
}
