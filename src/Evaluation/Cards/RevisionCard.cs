using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;

namespace Ponder.Evaluation.Cards;

/// <summary>What a proposer makes of its own attempts, from a job of revision chains (Snell et al. 2024, section 6).</summary>
/// <param name="AccuracyByAttempt">How many first, second … attempts are right, 0..1.</param>
/// <param name="Mended">The share of wrong attempts whose revision is right.</param>
/// <param name="Spoiled">The share of right attempts whose revision is wrong.</param>
public sealed record RevisionCard(IReadOnlyList<double> AccuracyByAttempt, double Mended, double Spoiled)
{
    /// <summary>The card of the chains.</summary>
    public static async Task<RevisionCard> OfAsync(JobRun run, CancellationToken cancel)
    {
        var (voting, attempts, turns) = (run.Spec.Settings.Voting, new List<(int Place, bool Right)>(), new List<(bool Before, bool After)>());
        await foreach (var problem in run.Folder.ProblemsAsync(cancel))
        {
            var entry = problem.Entry.Problem;
            var reference = entry.Reference ?? throw new JobException($"problem \"{entry.Id}\" has no reference answer, which a card needs");
            var pool = problem.Outcome!.Pool;
            var answers = new RightAnswers(reference, voting.For(entry.Kind).Equivalence);
            var right = pool.ToDictionary(c => c.Id, answers.Has);
            var places = new Dictionary<CandidateId, int>();
            foreach (var candidate in pool)
            {
                places[candidate.Id] = candidate.Parent is { } parent ? places[parent] + 1 : 0;
                attempts.Add((places[candidate.Id], right[candidate.Id]));
                if (candidate is { Purpose: Purpose.Revise, Parent: { } before }) turns.Add((right[before], right[candidate.Id]));
            }
        }

        return new(
            [.. attempts.GroupBy(a => a.Place).OrderBy(g => g.Key).Select(g => Share(g, a => a.Right))],
            Share(turns.Where(t => !t.Before), t => t.After),
            Share(turns.Where(t => t.Before), t => !t.After));
    }

    private static double Share<T>(IEnumerable<T> items, Func<T, bool> counts) => items.Select(item => counts(item) ? 1.0 : 0.0).DefaultIfEmpty(0).Average();
}
