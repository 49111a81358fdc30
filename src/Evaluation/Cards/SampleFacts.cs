using Ponder.Core.Verifying;
using Ponder.Core.Voting;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;

namespace Ponder.Evaluation.Cards;

/// <summary>
/// What the independent samples of one problem say: how many there are, how many are right, which votes are right, and every score.
/// </summary>
public sealed record SampleFacts(int Samples, int Right, bool Majority, bool Weighted, IReadOnlyList<(double Score, bool Right)> Scores)
{
    /// <summary>The share of samples that are right; one that never answers is wrong.</summary>
    public double PassRate => Samples == 0 ? 0 : Right / (double)Samples;

    /// <summary>The facts of every problem of a sampling job whose problems have references.</summary>
    public static async Task<IReadOnlyList<SampleFacts>> OfAsync(JobRun run, CancellationToken cancel)
    {
        var facts = new List<SampleFacts>();
        await foreach (var problem in run.Folder.ProblemsAsync(cancel))
        {
            var voting = run.Spec.Settings.Voting.For(problem.Entry.Problem.Kind);
            var reference = problem.Entry.Problem.Reference
                ?? throw new JobException($"problem {problem.Place + 1} has no reference answer, which an evaluation needs");
            var right = new RightAnswers(reference, voting.Equivalence);
            var samples = problem.Outcome!.Pool.Where(c => c.Parent is null).ToList();
            facts.Add(new(
                samples.Count,
                samples.Count(right.Has),
                right.Include(Votes.Take(VoteRule.Majority, samples, voting).Answer),
                right.Include(Votes.Take(VoteRule.Weighted, samples, voting).Answer),
                [.. samples.Where(c => c.Votes && c.Scores is not null).Select(c => (voting.Aggregation.Of(c.Scores)!.Value, right.Include(c.Answer)))]));
        }

        return facts;
    }
}
