using Ponder.Core.Candidates;
using Ponder.Core.Problems;
using Ponder.Core.Proposing;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Evaluation.Cards;
using Ponder.Evaluation.Labelling;
using Ponder.Search.Pages;

namespace Ponder.Evaluation.SelfTraining;

/// <summary>
/// What a model learns from a job of its own: of each problem at most so many right solutions, each text once, the shorter first. Of a job of
/// revision chains it is revisions alone, each after the attempts before it.
/// </summary>
internal sealed class OwnSolutions(SelfTrainingOptions options)
{
    private const int MostAttempts = 4;

    /// <summary>The rows, and the ids of problems that have an answer to learn but no solution that gives it.</summary>
    /// <param name="run">The job.</param>
    /// <param name="texts">The plain texts of problems by id, where the job asked others; null where it asked them.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<(List<RevisionRow> Rows, SortedSet<string> Unsolved)> OfAsync(JobRun run, IReadOnlyDictionary<string, string>? texts, CancellationToken cancel)
    {
        var (rows, unsolved) = (new List<RevisionRow>(), new SortedSet<string>(StringComparer.Ordinal));
        await foreach (var problem in run.Folder.ProblemsAsync(cancel))
        {
            var one = problem.Entry.Problem;
            if (problem.Outcome is not { } outcome || Target(one, outcome, run) is not { } answer) continue;
            var right = Right(outcome, new(answer, run.Spec.Settings.Voting.For(one.Kind).Equivalence));
            if (right.Count == 0) unsolved.Add(one.Id);
            foreach (var solution in right)
            {
                var attempts = Attempts(outcome, solution);
                rows.Add(new(
                    one.Id, texts is null ? one.Text : texts[one.Id],
                    [.. await Task.WhenAll(attempts.Select(a => run.Folder.Texts.GetAsync(a.Id, cancel)))],
                    await run.Folder.Texts.GetAsync(solution.Id, cancel)));
            }
        }

        return (rows, unsolved);
    }

    /// <summary>The answer to learn: the known one, or one that is sure enough; null where there is none.</summary>
    private string? Target(Problem problem, ProblemOutcome outcome, JobRun run)
    {
        if (options.Confidence is not { } least) return problem.Reference;
        return ResultRow.Of(problem, outcome, run.Spec).Confidence >= least ? outcome.Vote.Answer : null;
    }

    private List<Candidate> Right(ProblemOutcome outcome, RightAnswers answers)
    {
        var chains = outcome.Pool.Any(c => c.Purpose == Purpose.Revise);
        return
        [
            .. outcome.Pool.Where(c => (!chains || c.Purpose == Purpose.Revise) && answers.Has(c))
                .DistinctBy(c => c.TextHash).OrderBy(c => c.Tokens).ThenBy(c => c.Id).Take(options.PerProblem),
        ];
    }

    /// <summary>What a revision was shown at most, in order.</summary>
    private static List<Candidate> Attempts(ProblemOutcome outcome, Candidate solution)
    {
        var attempts = new List<Candidate>();
        var pool = outcome.Pool.ToDictionary(c => c.Id);
        for (var at = solution; at is { Purpose: Purpose.Revise, Parent: { } parent } && attempts.Count < MostAttempts; at = pool[parent]) attempts.Insert(0, pool[parent]);
        return attempts;
    }
}
