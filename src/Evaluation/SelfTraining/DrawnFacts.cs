using Ponder.Core.Proposing;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Evaluation.Cards;

namespace Ponder.Evaluation.SelfTraining;

/// <summary>How right a model was on problems with known answers; null figures where no problem has one.</summary>
/// <param name="Problems">How many problems have one.</param>
/// <param name="Samples">The share of samples from the problem alone that are right: pass@1.</param>
/// <param name="Revisions">The share of last attempts of chains that are right; null where there are no chains.</param>
/// <param name="Answers">The share of answers that are right, by the job's own vote.</param>
public sealed record DrawnFacts(int Problems, double? Samples, double? Revisions, double? Answers)
{
    /// <summary>The facts of a job.</summary>
    public static async Task<DrawnFacts> OfAsync(JobRun run, CancellationToken cancel)
    {
        var (samples, revisions, answers) = (new List<double>(), new List<double>(), new List<double>());
        await foreach (var problem in run.Folder.ProblemsAsync(cancel))
        {
            if (problem.Entry.Problem.Reference is not { } reference || problem.Outcome is not { } outcome) continue;
            var right = new RightAnswers(reference, run.Spec.Settings.Voting.For(problem.Entry.Problem.Kind).Equivalence);
            var parents = outcome.Pool.Where(c => c.Purpose == Purpose.Revise).Select(c => c.Parent).ToHashSet();
            var roots = outcome.Pool.Where(c => c.Parent is null && c.Purpose.Answers()).Select(c => Share(right.Has(c))).ToList();
            var ends = outcome.Pool.Where(c => c.Purpose == Purpose.Revise && !parents.Contains(c.Id)).Select(c => Share(right.Has(c))).ToList();
            samples.Add(roots.DefaultIfEmpty(0).Average());
            if (ends.Count > 0) revisions.Add(ends.Average());
            answers.Add(Share(ResultRow.Of(problem.Entry.Problem, outcome, run.Spec).Correct == true));
        }

        return new(answers.Count, Mean(samples), Mean(revisions), Mean(answers));
    }

    private static double Share(bool right) => right ? 1 : 0;

    private static double? Mean(List<double> values) => values.Count == 0 ? null : values.Average();
}
