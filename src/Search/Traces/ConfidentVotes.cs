using Ponder.Core.Candidates;
using Ponder.Core.Voting;

namespace Ponder.Search.Traces;

/// <summary>Votes in which samples weigh as the proposer was sure of them. Weights add up to 1.</summary>
internal static class ConfidentVotes
{
    /// <summary>
    /// The vote of those that may vote and were measured, as weighers say; a majority where none was measured. The proposer's confidence is no
    /// verifier's score, so that groups have none.
    /// </summary>
    /// <param name="samples">Who votes, each with how sure the proposer was of it; null where it did not say.</param>
    /// <param name="weigh">The weights, from 0, of such confidences.</param>
    /// <param name="options">How votes are taken.</param>
    public static Vote Take(IReadOnlyList<(Candidate Sample, double? Sure)> samples, Func<IReadOnlyList<double>, IReadOnlyList<double>> weigh, VoteOptions options)
    {
        var measured = samples.Where(s => s.Sample.Votes && s.Sure is not null).DistinctBy(s => s.Sample.Id).OrderBy(s => s.Sample.Id).ToList();
        if (measured.Count == 0) return Votes.Take(VoteRule.Majority, samples.Select(s => s.Sample), options);
        var weights = weigh([.. measured.Select(s => s.Sure!.Value)]);
        var total = weights.Sum();
        var ballots = measured.Zip(weights, (m, weight) => new Ballot(m.Sample.Id, m.Sample.Answer!, total > 0 ? weight / total : 1.0 / measured.Count));
        var vote = Votes.Count(VoteRule.Confidence, [.. ballots], options);
        return vote with { Groups = [.. vote.Groups.Select(g => g with { BestScore = null })] };
    }

    /// <summary>The leader's share of the weight, 0..1; 0 where nobody voted.</summary>
    public static double Share(Vote vote) => vote.Groups.Count == 0 ? 0
        : vote.Rule == VoteRule.Confidence ? vote.Groups[0].Weight / vote.Groups.Sum(g => g.Weight)
        : vote.Groups[0].Votes / (double)vote.Groups.Sum(g => g.Votes);
}
