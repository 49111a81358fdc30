using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Search.Pages;
using Ponder.Search.Solving;

namespace Ponder.Search.Standings;

/// <summary>What the first few samples of a problem show: as many as there are, up to a pilot's worth.</summary>
/// <param name="Samples">Candidates drawn.</param>
/// <param name="Share">The share of them in the largest group of equivalent answers.</param>
/// <param name="Score">The mean verifier score of their final answers; null where none was scored.</param>
/// <param name="Tokens">Tokens of all models per sample.</param>
public sealed record PilotFacts(int Samples, double Share, double? Score, double Tokens)
{
    /// <summary>Whether all of them were drawn alike, as votes are: those of a search or of revisions agree, and are scored, by other rules.</summary>
    /// <value>True by default.</value>
    public bool Alike { get; init; } = true;

    /// <summary>Of a problem nobody could read.</summary>
    public static PilotFacts None { get; } = new(0, 0, null, 0);

    /// <summary>
    /// Predicted ease, 0..1: the mean verifier score of the final answers (Snell et al. 2024, section 3.2), where the verifier says
    /// anything, else the share; 0 where nothing was answered.
    /// </summary>
    public double Ease(bool scored) => scored ? Score ?? 0 : Share;

    /// <summary>The facts of a problem as it stands.</summary>
    public static PilotFacts Of(ProblemOutcome outcome, VoteOptions voting)
    {
        var samples = outcome.Pool.Where(c => c.Parent is null && c.Ending != Ending.Step && c.Purpose == Purpose.Solve).Take(Pilots.Sizes[^1]).ToList();
        if (samples.Count == 0) return None;
        var ballots = Ballot.Of(samples, voting.Aggregation);
        var scores = ballots.Where(b => b.Score is not null).Select(b => b.Score!.Value).ToList();
        return new(
            samples.Count,
            Votes.Count(VoteRule.Majority, ballots, voting) is { Groups: [var largest, ..] } ? largest.Votes / (double)samples.Count : 0,
            scores.Count > 0 ? scores.Average() : null,
            outcome.History[0].Spend.Tokens / (double)Math.Max(1, outcome.Pool.Count(c => c.Parent is null && c.Id.Wave == 0)))
        {
            Alike = outcome.History.All(visit => StrategyNames.IsVote(visit.Strategy)),
        };
    }
}
