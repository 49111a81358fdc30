using Ponder.Core.Candidates;
using Ponder.Core.Voting;
using Ponder.Search.Options;

namespace Ponder.Search.Solving;

/// <summary>By what solutions are chosen among, where a strategy lets that be set.</summary>
/// <param name="Weighted">Whether the verifier scores them; else they are counted.</param>
internal sealed record VoteChoice(bool Weighted)
{
    private const string Name = "vote";
    private const string ByScores = "weighted";

    public static Option Option { get; } = Option.Word(Name, "who chooses: the majority, or the largest sum of the verifier's scores", "majority", ByScores);

    public static VoteChoice Of(OptionValues values) => new(values.Word(Name) == ByScores);

    public Vote Take(IEnumerable<Candidate> candidates, VoteOptions options) =>
        Votes.Take(Weighted ? VoteRule.Weighted : VoteRule.Majority, candidates, options);
}
