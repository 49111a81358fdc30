using Ponder.Core.Candidates;
using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.Cascade;

/// <summary>
/// Asks the job's proposers one after the other, the cheapest first as they are listed, and ends with the first that is sure enough
/// (FrugalGPT, Chen et al. 2023, arXiv 2305.05176, section 3; by votes: Yue et al. 2023, arXiv 2310.03094). Each gives one solution at
/// temperature 0 and, where that does not settle it, the rest of its N. Scores of different models compare, so that all scored solutions
/// vote together; counted votes do not, so that the last model's decide.
/// </summary>
internal sealed class CascadeStrategy(int n, double sure, VoteChoice choice) : IStrategy
{
    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.Cascade,
        Summary = "The job's proposers one after the other, until one is sure: up to N samples of each.",
        Options =
        [
            Option.Count(Samples.Name, "samples of each proposer, at most", 4, 1, 1024),
            Option.Number("sure", "how sure ends it: the leading answer's share of the samples, or its best score", 0.9, 0, 1),
            VoteChoice.Option,
        ],
        Create = Make,
        Demand = options => Most(options, 2),
        Among = Most,
    };

    public async Task<Vote> SolveAsync(IProblemSearch search)
    {
        var (all, vote) = (new List<Candidate>(), Vote.None);
        foreach (var (writer, first) in Enumerable.Range(0, search.Writers).SelectMany(writer => Stages(writer)))
        {
            var request = first ? new DrawRequest(1) { Temperature = 0 } : new DrawRequest(n - 1);
            all.AddRange(await search.DrawAsync(request with { Writer = writer, Score = choice.Weighted }));
            var voters = choice.Weighted ? all : all.FindAll(c => c.Writer == writer);
            if (choice.Take(voters, search.Voting) is { Answer: not null } taken) vote = taken;
            if (search.OutOfBudget || IsSure(vote, voters.Count)) break;
        }

        return vote;
    }

    private static CascadeStrategy Make(OptionValues options)
    {
        var (n, choice) = (Samples.In(options), VoteChoice.Of(options));
        return n > 1 || choice.Weighted
            ? new(n, options.Number("sure"), choice)
            : throw new OptionException($"{StrategyNames.Cascade}: n is 1: one sample has nothing to be counted against; expected at least 2, or vote=weighted");
    }

    private static Demand Most(OptionValues options, int writers)
    {
        var (n, scored) = (Samples.In(options), VoteChoice.Of(options).Weighted);
        return new([.. Enumerable.Range(0, writers).SelectMany(writer => Draws(writer)).Where(d => d.Drafts > 0)]);

        DrawDemand[] Draws(int writer) => [new(1, 1) { Writer = writer, Scored = scored }, new(n - 1, 1) { Writer = writer, Scored = scored }];
    }

    /// <summary>A proposer's first solution, then the others.</summary>
    private IEnumerable<(int Writer, bool First)> Stages(int writer) => n == 1 ? [(writer, true)] : [(writer, true), (writer, false)];

    private bool IsSure(Vote vote, int drawn) => vote.Groups.Count > 0
        && (choice.Weighted ? vote.Groups[0].BestScore >= sure : drawn == n && vote.Groups[0].Votes >= sure * n);
}
