using Ponder.Core.Candidates;
using Ponder.Core.Voting;
using Ponder.Search.Options;

namespace Ponder.Search.Writers;

/// <summary>By what the solutions of several proposers are chosen among.</summary>
/// <param name="Scores">Whether the verifier scores them; else they are counted.</param>
internal sealed record Evidence(bool Scores)
{
    private const string Name = "by";
    private const string Scored = "scores";

    public static Option Option { get; } = Option.Word(Name, "how answers are chosen: by counting them, or by the verifier's scores", "votes", Scored);

    public static Evidence Of(OptionValues values) => new(values.Word(Name) == Scored);

    public Vote Take(IEnumerable<Candidate> candidates, VoteOptions options) =>
        Votes.Take(Scores ? VoteRule.Weighted : VoteRule.Majority, candidates, options);
}
