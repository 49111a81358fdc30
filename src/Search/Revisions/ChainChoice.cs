using Ponder.Core.Candidates;
using Ponder.Core.Voting;

namespace Ponder.Search.Revisions;

/// <summary>How an answer is chosen from chains of attempts (Snell et al. 2024, section 6.1 and appendix).</summary>
internal sealed class ChainChoice(string name)
{
    private const string Verifier = "verifier", Majority = "majority", Last = "last";

    public static IReadOnlyList<string> Names { get; } = [Verifier, Majority, Last];

    /// <summary>Whether it looks at scores.</summary>
    public bool Scored => name == Verifier;

    /// <summary>The vote of the chains.</summary>
    public Vote Choose(IReadOnlyList<IReadOnlyList<Candidate>> chains, VoteOptions options) => name switch
    {
        Verifier => Hierarchical(chains, options),
        Majority => Votes.Take(VoteRule.Majority, chains.SelectMany(c => c), options),
        _ => Votes.Take(VoteRule.Majority, chains.Select(c => c.LastOrDefault(a => a.Votes)).OfType<Candidate>(), options),
    };

    /// <summary>Weighted best-of-N in every chain, then among the chains' winners, each with its best score.</summary>
    private static Vote Hierarchical(IReadOnlyList<IReadOnlyList<Candidate>> chains, VoteOptions options)
    {
        var winners = chains.Select(chain => Votes.Take(VoteRule.Weighted, chain, options)).Where(vote => vote.Answer is not null).ToList();
        return winners is [var only] ? only : Votes.Count(VoteRule.Weighted, [.. winners.Select(Ballot)], options);
    }

    private static Ballot Ballot(Vote chain) => new(chain.Chosen!.Value, chain.Answer!, chain.Groups[0].BestScore);
}
