using Ponder.Core.Candidates;
using Ponder.Core.Voting;

namespace Ponder.Search.Solving;

/// <summary>What a strategy may use: the proposer and the verifier on one problem, and everything they have given so far.</summary>
public interface IProblemSearch
{
    /// <summary>Every candidate of the problem, earlier waves' included.</summary>
    Pool Pool { get; }

    /// <summary>How votes are taken on this problem.</summary>
    VoteOptions Voting { get; }

    /// <summary>How many proposers the job has: <see cref="DrawRequest.Writer"/> names one.</summary>
    /// <value>At least 1; 1 by default.</value>
    int Writers => 1;

    /// <summary>Whether a request has been refused for want of budget.</summary>
    bool OutOfBudget { get; }

    /// <summary>
    /// <see cref="DrawRequest.Count"/> draws of that kind, in order: those the pool holds cost nothing, the rest are asked for.
    /// Fewer where the budget ends first; a failed call is a candidate that says so.
    /// </summary>
    Task<IReadOnlyList<Candidate>> DrawAsync(DrawRequest request);

    /// <summary>The same candidates with their scores; one that could not be scored comes back without.</summary>
    Task<IReadOnlyList<Candidate>> ScoreAsync(IReadOnlyList<Candidate> candidates);

    /// <summary>
    /// The documents that the candidate's last query finds, as a candidate of <see cref="Core.Proposing.Purpose.Documents"/>; one that failed
    /// where nothing can be found. It costs no tokens. Null where the budget has ended.
    /// </summary>
    /// <param name="from">A solution that stopped after a query.</param>
    /// <param name="top">Documents at most, from 1.</param>
    /// <param name="maxTokens">Tokens that they may have together, from 1: what is longer is cut.</param>
    Task<Candidate?> RetrieveAsync(Candidate from, int top, int maxTokens);
}
