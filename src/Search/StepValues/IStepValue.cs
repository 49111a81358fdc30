using Ponder.Core.Candidates;
using Ponder.Core.Verifying;
using Ponder.Search.Solving;

namespace Ponder.Search.StepValues;

/// <summary>How promising a partial solution is, in 0..1.</summary>
internal interface IStepValue
{
    /// <summary>The value; null where the candidate abstains: unscored, cut off or failed.</summary>
    /// <param name="search">Where to ask for more.</param>
    /// <param name="candidate">A scored draft.</param>
    /// <param name="begun">Whether it begins a solution of its own, so that what is written beside it is charged.</param>
    Task<double?> OfAsync(IProblemSearch search, Candidate candidate, bool begun);
}

/// <summary>The verifier's score of what is written.</summary>
internal sealed class OwnScore : IStepValue
{
    public Task<double?> OfAsync(IProblemSearch search, Candidate candidate, bool begun) => Task.FromResult(Of(search, candidate));

    /// <summary>The score, aggregated as the job's votes are.</summary>
    public static double? Of(IProblemSearch search, Candidate candidate) => search.Voting.Aggregation.Of(candidate.Scores);
}
