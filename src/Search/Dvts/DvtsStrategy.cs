using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Search.BeamSearch;
using Ponder.Search.Solving;
using Ponder.Search.StepValues;

namespace Ponder.Search.Dvts;

/// <summary>
/// Diverse verifier tree search (Beeching et al. 2024): N/M trees that share nothing, each the best of M at every step, so that one early
/// favourite cannot crowd out the rest. All that finished in any tree vote.
/// </summary>
internal sealed class DvtsStrategy(BeamOptions options) : IStrategy
{
    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.Dvts,
        Summary = "N/M independent trees; in each, the verifier keeps the best of M samples of every step.",
        Options = BeamOptions.All,
        Needs = Abilities.Continue,
        NeedsVerifier = true,
        Create = options => new DvtsStrategy(BeamOptions.Of(options)),
        Demand = options => BeamOptions.Of(options).Demand(),
    };

    public async Task<Vote> SolveAsync(IProblemSearch search)
    {
        var first = await search.DrawAsync(new(options.Keep * options.Width) { Steps = 1, Score = true });
        var trees = first.GroupBy(c => c.Draw.Index / options.Width);
        var finished = await Task.WhenAll(trees.Select(tree => new Beam(search, 1, options.Width, distinct: false, new OwnScore()).FinishAsync([.. tree])));
        return options.Choose(search, finished.SelectMany(f => f));
    }
}
