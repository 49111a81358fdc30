using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Search.Solving;

namespace Ponder.Search.StepValues;

/// <summary>
/// The verifier's score of the text with its rollout of up to <paramref name="k"/> greedy steps. A rollout that failed or was cut off says
/// nothing: the candidate abstains, for the score without it is not what was paid for.
/// </summary>
internal sealed class RolloutValue(int k) : IStepValue
{
    /// <summary>The most so many rollouts come to, beside so many solutions.</summary>
    public static DrawDemand Demand(int k, int rollouts, int solutions) =>
        new(rollouts, rollouts) { Steps = k, Scored = true, Continues = true, Samples = k * solutions };

    public async Task<double?> OfAsync(IProblemSearch search, Candidate candidate, bool begun)
    {
        if (candidate.Ending != Ending.Step || candidate.Scores is null) return OwnScore.Of(search, candidate);
        var ahead = await search.DrawAsync(new(1) { From = candidate, Steps = k, Temperature = 0, Score = true, Samples = begun ? k : 0 });
        return ahead is [{ Ending: Ending.Step or Ending.Finished } rollout] ? OwnScore.Of(search, rollout) : null;
    }
}
