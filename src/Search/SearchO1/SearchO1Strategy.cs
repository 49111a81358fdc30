using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.SearchO1;

/// <summary>
/// Solutions that mark what they do not know with a query, stop there, are given what the documents say of it, and go on (Search-o1, Li et
/// al. 2025, arXiv 2501.05366, algorithm 1). N of them vote, as those of <c>majority</c> do; condensing documents counts as no sample.
/// </summary>
internal sealed class SearchO1Strategy(int n, SearchLimits limits, VoteChoice choice) : IStrategy
{
    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.SearchO1,
        Summary = "N samples that search documents wherever they lack knowledge; the most frequent answer wins.",
        Options =
        [
            Samples.Option,
            .. SearchLimits.Options,
            VoteChoice.Option,
        ],
        Needs = Abilities.Search,
        Retrieves = true,
        Create = options => new SearchO1Strategy(Samples.In(options), SearchLimits.Of(options), VoteChoice.Of(options)),
        Demand = options => SearchLimits.Of(options).Demand(Samples.In(options), VoteChoice.Of(options).Weighted),
    };

    public async Task<Vote> SolveAsync(IProblemSearch search)
    {
        var begun = await search.DrawAsync(new(n) { Purpose = Purpose.Search });
        var ended = await Task.WhenAll(begun.Select(draft => new Solution(search, limits).EndAsync(draft)));
        IReadOnlyList<Candidate> solutions = [.. ended.OfType<Candidate>()];
        if (choice.Weighted) solutions = await search.ScoreAsync(solutions);
        return choice.Take(solutions, search.Voting);
    }
}
