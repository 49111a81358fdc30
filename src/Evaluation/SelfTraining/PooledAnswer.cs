using Ponder.Answers;
using Ponder.Core.Candidates;
using Ponder.Core.Voting;
using Ponder.Engine.Running;

namespace Ponder.Evaluation.SelfTraining;

/// <summary>One vote of the samples of several jobs on the same problems: the model's before it was tuned, and its after.</summary>
/// <param name="Id">The problem's.</param>
/// <param name="Answer">What was chosen; null where nobody voted.</param>
/// <param name="Share">The winner's share of the vote, 0..1.</param>
/// <param name="Voted">How many solutions voted.</param>
/// <param name="Reference">The known answer, where there is one.</param>
/// <param name="Correct">Whether it is that; null where nobody knows.</param>
public sealed record PooledAnswer(string Id, string? Answer, double Share, int Voted, string? Reference, bool? Correct)
{
    /// <summary>The answers, in the order of the problems.</summary>
    /// <param name="runs">The jobs, the first one first; they must be of the same problems.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<IReadOnlyList<PooledAnswer>> OfAsync(IReadOnlyList<JobRun> runs, CancellationToken cancel)
    {
        var pools = new List<Dictionary<string, IReadOnlyList<Candidate>>>();
        foreach (var run in runs.Skip(1))
        {
            var pool = new Dictionary<string, IReadOnlyList<Candidate>>(StringComparer.Ordinal);
            await foreach (var problem in run.Folder.ProblemsAsync(cancel)) pool[problem.Entry.Problem.Id] = problem.Outcome?.Pool ?? [];
            pools.Add(pool);
        }

        var answers = new List<PooledAnswer>();
        await foreach (var problem in runs[0].Folder.ProblemsAsync(cancel))
        {
            var one = problem.Entry.Problem;
            var voting = runs[0].Spec.Settings.Voting.For(one.Kind);
            var all = (problem.Outcome?.Pool ?? []).Concat(pools.SelectMany(pool => pool.GetValueOrDefault(one.Id) ?? []));
            // Candidates of different jobs have the same ids, and a vote counts an id once.
            var vote = Votes.Take(problem.Outcome?.Vote.Rule ?? VoteRule.Majority, all.Select((c, place) => c with { Id = new(0, 0, 0, place) }), voting);
            bool? right = one.Reference is { } known ? vote.Answer is { } answer && AnswerEquivalence.Matches(known, answer, voting.Equivalence) : null;
            answers.Add(new(one.Id, vote.Answer, vote.Confidence, vote.Groups.Sum(g => g.Votes), one.Reference, right));
        }

        return answers;
    }
}
