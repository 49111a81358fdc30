using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Search.Allocation;
using Ponder.Search.Solving;

namespace Ponder.Cli.Live;

/// <summary>What does not change of a job that is watched.</summary>
internal sealed record JobFacts(string Job, string Strategy, bool Allocates, long Problems, Cap Cap)
{
    public static JobFacts Of(JobSpec spec, StrategyChoice strategy) =>
        new(spec.Id, strategy.Text, AllocatorCatalogue.Find(strategy.Name) is not null, spec.Problems, spec.Options.Cap);
}
