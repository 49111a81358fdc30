using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Search.Solving;

namespace Ponder.Search.Catalogue;

/// <summary>A strategy whose texts are written, or judged, by another of the job's proposers than the first.</summary>
internal sealed class WrittenBy(IStrategy strategy, int writer, int judge) : IStrategy
{
    public Task<Vote> SolveAsync(IProblemSearch search) => strategy.SolveAsync(new Search(search, writer, judge));

    private sealed class Search(IProblemSearch all, int writer, int judge) : IProblemSearch
    {
        public Pool Pool => all.Pool;

        public VoteOptions Voting => all.Voting;

        public bool OutOfBudget => all.OutOfBudget;

        public Task<IReadOnlyList<Candidate>> DrawAsync(DrawRequest request) => all.DrawAsync(request with { Writer = request.Purpose is Purpose.Judge or Purpose.Compare ? judge : writer });

        public Task<Candidate?> RetrieveAsync(Candidate from, int top, int maxTokens) => all.RetrieveAsync(from, top, maxTokens);

        public Task<IReadOnlyList<Candidate>> ScoreAsync(IReadOnlyList<Candidate> candidates) => all.ScoreAsync(candidates);
    }
}
