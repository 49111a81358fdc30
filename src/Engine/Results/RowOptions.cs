using Ponder.Engine.Jobs;
using Ponder.Search.Reliability;

namespace Ponder.Engine.Results;

/// <summary>What the rows of a job tell. It changes nothing of the job: other rows of the same job cost nothing.</summary>
public sealed record RowOptions
{
    /// <summary>Whether rows hold the text that stands for the answer.</summary>
    /// <value>True by default.</value>
    public bool Solutions { get; init; } = true;

    /// <summary>
    /// The accuracy, over 0 and under 1, that the answers which need no review are to have, with 95 % confidence; the others are marked for
    /// review.
    /// </summary>
    /// <value>Null by default: no row is marked.</value>
    public double? TargetAccuracy { get; init; }

    /// <summary>Refuses a target that nobody can promise.</summary>
    /// <exception cref="JobException">It is out of range, or nobody has measured how sure these models' answers are.</exception>
    internal void Check(JobModels models, JobOptions options)
    {
        if (TargetAccuracy is { } target) models.CheckTarget(target, options);
    }

    /// <summary>The confidence from which on answers need no review; null where there is none, or no target.</summary>
    internal double? Threshold(JobSpec spec, IReadOnlyList<double> confidences) =>
        TargetAccuracy is { } target && HeldOut(spec) is { } cases ? AccuracyPromise.Threshold(cases, confidences, target) : null;

    /// <summary>What calibration saw of a job's strategy at the budget nearest to its own; null where it saw nothing.</summary>
    public static HeldOutCases? HeldOut(JobSpec spec) => spec.Confidence?.HeldOut(spec.Options.Strategy.Name, spec.Budget);
}
