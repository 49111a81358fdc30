using Ponder.Search.Reliability;

namespace Ponder.Engine.Jobs;

/// <summary>
/// What a target accuracy is expected to leave without review, by what the calibration saw at the nearest budget: it holds for problems
/// drawn as those were.
/// </summary>
/// <param name="Coverage">The share of problems whose answers need no review, 0..1.</param>
/// <param name="Threshold">The confidence they have at least; null where none passes.</param>
/// <param name="Budget">The budget the calibration was played on, in sampled solutions a problem; null where the strategy takes none.</param>
/// <param name="Tokens">What the job is expected to spend, in tokens of all models.</param>
public sealed record ExpectedAnswers(double Coverage, double? Threshold, int? Budget, long Tokens)
{
    internal static ExpectedAnswers? Of(double target, int problems, JobOptions options, JobModels models)
    {
        var budget = JobSpec.BudgetOf(options, models.Table, problems);
        if (problems == 0 || models.ConfidenceFor(options.Strategy).HeldOut(options.Strategy.Name, budget) is not { } held) return null;
        var promise = AccuracyPromise.Expected(held, problems, target);
        return new(promise?.Coverage ?? 0, promise?.Threshold, held.N, (long)Math.Ceiling(held.Tokens * problems));
    }
}
