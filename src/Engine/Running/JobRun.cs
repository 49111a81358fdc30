using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Solving;

namespace Ponder.Engine.Running;

/// <summary>A job run to its end.</summary>
/// <param name="Folder">The job.</param>
/// <param name="Strategy">What every problem got last.</param>
/// <param name="Waves">Its waves.</param>
/// <param name="Spent">What was charged.</param>
/// <param name="Cap">The cap at the end, grants included.</param>
public sealed record JobRun(JobFolder Folder, StrategyChoice Strategy, IReadOnlyList<WavePlan> Waves, Spend Spent, Cap Cap)
{
    /// <summary>Why it was stopped before its end; null where it has come to it.</summary>
    public string? Stopped { get; init; }

    /// <summary>What the job is.</summary>
    public JobSpec Spec => Folder.Spec;

    /// <summary>The end of a job that spent so much.</summary>
    internal static async Task<JobRun> OfAsync(JobFolder folder, Spend spent, CancellationToken cancel)
    {
        var waves = await folder.Plans.AllAsync(cancel);
        var strategy = await folder.Changes.LatestAsync(waves.Count, cancel) ?? folder.Spec.Options.Strategy;
        return new(folder, strategy, waves, spent, await folder.Grants.CapAsync(waves.Count, cancel));
    }
}
