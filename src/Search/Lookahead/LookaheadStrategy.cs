using Ponder.Core.Proposing;
using Ponder.Search.BeamSearch;
using Ponder.Search.Options;
using Ponder.Search.Solving;
using Ponder.Search.StepValues;

namespace Ponder.Search.Lookahead;

/// <summary>
/// Beam search whose steps are judged by where they lead: the verifier's score after up to k more steps at temperature 0 (Snell et al.
/// 2024,
/// section 5.2). Costs N·(k+1).
/// </summary>
internal static class LookaheadStrategy
{
    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.Lookahead,
        Summary = "Beam search that values a step by the verifier's score k greedy steps further on; costs k+1 times as much.",
        Options = [.. BeamOptions.All, BeamOptions.Duplicates, Option.Count("k", "steps to look ahead", 1, 1, 8)],
        Needs = Abilities.Continue,
        NeedsVerifier = true,
        Create = options => new BeamSearchStrategy(BeamOptions.Of(options), BeamOptions.Distinct(options), new RolloutValue(options.Count("k"))),
        Demand = options => BeamOptions.Of(options).Demand(RolloutValue.Demand(
            options.Count("k"), Samples.In(options) * Beam.RoundLimit, Samples.In(options))),
    };
}
