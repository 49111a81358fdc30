using Ponder.Core.Candidates;
using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.Catalogue;

/// <summary>A strategy whose texts are written by another of the job's proposers than the first.</summary>
internal sealed class WrittenBy(IStrategy strategy, int writer) : IStrategy
{
    /// <summary>The option that every strategy with one proposer has: the proposer's place in the list, from 1.</summary>
    public static Option Option { get; } = Option.Count("proposer", "which of the job's proposers writes, from 1", 1, 1, 64);

    /// <summary>The proposer's number, from 0; 0 where the strategy has no such option.</summary>
    public static int In(OptionValues values) => values.Has(Option.Name) ? values.Count(Option.Name) - 1 : 0;

    public Task<Vote> SolveAsync(IProblemSearch search) => strategy.SolveAsync(new Search(search, writer));

    private sealed class Search(IProblemSearch all, int writer) : IProblemSearch
    {
        public Pool Pool => all.Pool;

        public VoteOptions Voting => all.Voting;

        public bool OutOfBudget => all.OutOfBudget;

        public Task<IReadOnlyList<Candidate>> DrawAsync(DrawRequest request) => all.DrawAsync(request with { Writer = writer });

        public Task<IReadOnlyList<Candidate>> ScoreAsync(IReadOnlyList<Candidate> candidates) => all.ScoreAsync(candidates);
    }
}
