using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Solving;
using Ponder.Search.Traces;

namespace Ponder.Search.ConfidenceVote;

/// <summary>
/// N samples, each weighed by how sure the proposer was of its own words. With a temperature the weights are the softmax of the confidences
/// (CISC, Taubenfeld et al. 2025, section 3); at 0 the confidences themselves, and only the surest share votes (DeepConf, Fu et al. 2025,
/// section 3.2).
/// </summary>
internal sealed class ConfidenceVoteStrategy(int n, TraceMeasure measure, double keep, double temperature) : IStrategy
{
    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.ConfidenceVote,
        Summary = "N samples; each weighs as the proposer was sure of it, by log probabilities. No verifier.",
        Options =
        [
            Samples.Option,
            .. TraceMeasure.Options,
            Option.Number("keep", "the share of the samples that votes, the surest first", 0.9, 0.01, 1),
            Option.Number("temperature", "of the softmax that makes weights of confidences; 0 weighs by the confidences themselves", 0, 0, 100),
        ],
        Nested = true,
        Needs = Abilities.Logprobs,
        Create = options => new ConfidenceVoteStrategy(
            Samples.In(options), TraceMeasure.Of(options), options.Number("keep"), options.Number("temperature")),
        Demand = options => new(new DrawDemand(Samples.In(options), 1)),
    };

    public async Task<Vote> SolveAsync(IProblemSearch search)
    {
        var voters = (await search.DrawAsync(new(n))).Where(c => c.Votes).Select(c => (Sample: c, Sure: measure.Of(c.Confidence))).ToList();
        return ConfidentVotes.Take(Surest(voters), Weights, search.Voting);
    }

    /// <summary>The surest share, at least one; all where nobody was measured.</summary>
    private List<(Candidate Sample, double? Sure)> Surest(List<(Candidate Sample, double? Sure)> voters)
    {
        var measured = voters.Where(v => v.Sure is not null).OrderByDescending(v => v.Sure).ThenBy(v => v.Sample.Id).ToList();
        return measured.Count == 0 ? voters : measured[..Math.Max(1, (int)Math.Round(keep * measured.Count))];
    }

    private IReadOnlyList<double> Weights(IReadOnlyList<double> sure) =>
        temperature == 0 ? sure : [.. sure.Select(c => Math.Exp((c - sure.Max()) / temperature))];
}
