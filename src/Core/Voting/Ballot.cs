using Ponder.Core.Candidates;
using Ponder.Core.Verifying;

namespace Ponder.Core.Voting;

/// <summary>One candidate's answer and its score, in 0..1, where it has one.</summary>
/// <param name="Candidate">Who votes.</param>
/// <param name="Answer">For what.</param>
/// <param name="Score">How strongly; null where it is unscored.</param>
public readonly record struct Ballot(CandidateId Candidate, string Answer, double? Score)
{
    /// <summary>The ballots of those that may vote: finished, with an answer, each candidate once.</summary>
    public static IReadOnlyList<Ballot> Of(IEnumerable<Candidate> candidates, Aggregation aggregation) =>
        [.. candidates.Where(c => c.Votes).DistinctBy(c => c.Id).OrderBy(c => c.Id)
            .Select(c => new Ballot(c.Id, c.Answer!, aggregation.Of(c.Scores)))];
}
