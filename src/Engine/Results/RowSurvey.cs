using Ponder.Engine.Jobs;
using Ponder.Search.Reliability;

namespace Ponder.Engine.Results;

/// <summary>What rows say that depends on all of a job's problems, as far as they are settled.</summary>
/// <param name="Threshold">The confidence from which on answers need no review; null where there is none, or no target.</param>
/// <param name="Drift">How the problems differ from those of the calibration; null where they do not.</param>
internal sealed record RowSurvey(double? Threshold, Drift? Drift)
{
    /// <summary>Looks at every problem; at none where nobody measured how sure such answers are.</summary>
    public static async Task<RowSurvey> OfAsync(JobFolder folder, RowOptions options, CancellationToken cancel)
    {
        var spec = folder.Spec;
        if (RowOptions.HeldOut(spec) is not { } held || (options.TargetAccuracy is null && held.Sketches.Count == 0)) return new(null, null);
        var (confidences, pools) = (new List<double>(), new PoolSketches(spec.Problems, spec.Confidence!.Belief));
        await foreach (var problem in folder.ProblemsAsync(cancel))
        {
            if (problem.Outcome is not { } outcome) continue;
            pools.Add(outcome);
            if (options.TargetAccuracy is not null && outcome.Vote.Answer is not null) confidences.Add(ResultRow.ConfidenceOf(outcome, spec));
        }

        return new(options.Threshold(spec, confidences), held.Drift(pools, spec.Budget));
    }
}
