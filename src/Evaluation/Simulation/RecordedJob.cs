using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Recorded;
using Ponder.Core.Verifying;
using Ponder.Engine.Jobs;

namespace Ponder.Evaluation.Simulation;

/// <summary>A job's own samples as recorded answers, to price other strategies on them.</summary>
public static class RecordedJob
{
    /// <summary>
    /// Every problem with its independent samples: whole solutions drawn alike. Steps of a search and revisions are none, and a first draft at
    /// temperature 0 is none beside sampled ones. Prompt and verifier tokens of the problem are shared out evenly.
    /// </summary>
    /// <param name="folder">The job.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<IReadOnlyList<RecordedProblem>> OfAsync(JobFolder folder, CancellationToken cancel = default)
    {
        var (problems, voting) = (new List<RecordedProblem>(), folder.Spec.Settings.Voting);
        await foreach (var problem in folder.ProblemsAsync(cancel))
        {
            if (problem.Outcome is not { } outcome) continue;
            var whole = outcome.Pool.Where(c => c.Parent is null && c.Purpose == Purpose.Solve && c.Ending != Ending.Step && c.Failure is null).ToList();
            var spent = outcome.History.Aggregate(default(Spend), (sum, visit) => sum + visit.Spend);
            var (prompt, verifying) = (Each(spent.PromptTokens, whole.Count), Each(spent.VerifierTokens, whole.Count(c => c.Scores is not null)));
            var alike = whole.GroupBy(c => c.Draw.Mode).MaxBy(g => g.Count()) ?? Enumerable.Empty<Candidate>();
            var entry = problem.Entry.Problem;
            problems.Add(new(entry.Id, entry.Text, entry.Reference, [.. alike.Select(c => Sample(c, prompt, verifying))]) { Kind = entry.Kind });
        }

        return problems;

        RecordedSample Sample(Candidate candidate, int prompt, int verifying) => new(
            candidate.Votes ? candidate.Answer : null, Math.Max(1, candidate.Tokens + prompt), null,
            voting.Aggregation.Of(candidate.Scores) is { } score ? [score] : null, candidate.Scores is null ? 0 : verifying);
    }

    private static int Each(long tokens, int count) => count == 0 ? 0 : (int)((tokens + count - 1) / count);
}
