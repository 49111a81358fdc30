using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.SelfVerification;

/// <summary>
/// The proposer judges every sample many times; answers whose best mean verdict is within a margin of the highest are compared in pairs
/// (Zhao et
/// al. 2025, arXiv 2502.01839). Verdicts and comparisons count as samples, on top of the N.
/// </summary>
internal sealed class SelfVerificationStrategy(int n, int verdicts, double margin, Comparisons comparisons) : IStrategy
{
    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.SelfVerification,
        Summary = "N samples, each judged several times by the proposer itself; close answers are compared in pairs.",
        Options =
        [
            Samples.Option,
            Option.Count("verdicts", "judgements of each sample", 4, 1, 64),
            Option.Number("margin", "how far below the best mean verdict an answer may be to be compared", 0.05, 0, 1),
            .. Comparisons.Options,
        ],
        Judges = true,
        Create = options => new SelfVerificationStrategy(Samples.In(options), options.Count("verdicts"), options.Number("margin"), Comparisons.Of(options)),
        Demand = options => new(
        [
            new DrawDemand(Samples.In(options), 1),
            new DrawDemand(Samples.In(options) * options.Count("verdicts"), Samples.In(options)) { Texts = 1, Needs = Abilities.Judge },
            Comparisons.Of(options).Demand(Samples.In(options)),
        ]),
    };

    public async Task<Vote> SolveAsync(IProblemSearch search)
    {
        var voters = (await search.DrawAsync(new(n))).Where(c => c.Votes).ToList();
        var ballots = await Task.WhenAll(voters.Select(async c => new Ballot(c.Id, c.Answer!, await MeanAsync(search, c))));
        var vote = Votes.Count(VoteRule.Best, ballots, search.Voting);
        if (vote.Rule != VoteRule.Best) return vote;
        var close = vote.Groups.Where(g => g.BestScore >= vote.Groups[0].BestScore - margin).Select(g => search.Pool[g.Best]).ToList();
        return vote.For(await comparisons.BestAsync(search, close));
    }

    /// <summary>The mean of the verdicts that can be read; null where none can.</summary>
    private async Task<double?> MeanAsync(IProblemSearch search, Candidate candidate) =>
        (await search.DrawAsync(new(verdicts) { From = candidate, Purpose = Purpose.Judge, Texts = [candidate] })).Average(j => j.Verdict);
}
