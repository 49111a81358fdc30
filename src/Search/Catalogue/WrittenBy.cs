using Ponder.Core.Candidates;
using Ponder.Core.Voting;
using Ponder.Search.Solving;

namespace Ponder.Search.Catalogue;

/// <summary>A strategy whose texts are written by another of the job's proposers than the first.</summary>
internal sealed class WrittenBy(IStrategy strategy, int writer) : IStrategy
{
    public Task<Vote> SolveAsync(IProblemSearch search) => strategy.SolveAsync(new Search(search, writer));

    private sealed class Search(IProblemSearch all, int writer) : IProblemSearch
    {
        public Pool Pool => all.Pool;

        public VoteOptions Voting => all.Voting;

        public bool OutOfBudget => all.OutOfBudget;

        public Task<IReadOnlyList<Candidate>> DrawAsync(DrawRequest request) => all.DrawAsync(request with { Writer = writer });

        public Task<Candidate?> RetrieveAsync(Candidate from, int top, int maxTokens) => all.RetrieveAsync(from, top, maxTokens);

        public Task<IReadOnlyList<Candidate>> ScoreAsync(IReadOnlyList<Candidate> candidates) => all.ScoreAsync(candidates);
    }
}
