using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Search.Solving;
using Ponder.Search.StepValues;

namespace Ponder.Search.BeamSearch;

/// <summary>
/// N samples of the first step; the best N/M are kept and go on with M samples of the next step each, until the best have finished. The
/// answer
/// with the largest sum of scores among the best N finished wins (Snell et al. 2024, section 5.2).
/// </summary>
internal sealed class BeamSearchStrategy(BeamOptions options, bool distinct, IStepValue value) : IStrategy
{
    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.BeamSearch,
        Summary = "N step-wise samples; after every step the verifier keeps the best N/M and M samples go on from each.",
        Options = [.. BeamOptions.All, BeamOptions.Duplicates],
        Needs = Abilities.Continue,
        NeedsVerifier = true,
        Create = options => new BeamSearchStrategy(BeamOptions.Of(options), BeamOptions.Distinct(options), new OwnScore()),
        Demand = options => BeamOptions.Of(options).Demand(),
    };

    public async Task<Vote> SolveAsync(IProblemSearch search)
    {
        var beam = new Beam(search, options.Keep, options.Width, distinct, value);
        return options.Choose(search, await beam.FinishAsync(await search.DrawAsync(new(options.N) { Steps = 1, Score = true })));
    }
}
