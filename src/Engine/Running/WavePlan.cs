using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Search.Allocation;
using Ponder.Search.Catalogue;

namespace Ponder.Engine.Running;

/// <summary>
/// A wave as planned: the cap it works under and the problems it visits, or all of them with one strategy; and what an allocator went by.
/// </summary>
public sealed record WavePlan(Cap Cap, StrategyChoice? Everyone, IReadOnlyList<Assignment> Assignments, string? Note = null)
{
    /// <summary>The same plan with equal choices as one, so that a plan for a million problems fits in memory.</summary>
    public WavePlan Shared()
    {
        var choices = new Dictionary<string, StrategyChoice>(StringComparer.Ordinal);
        return this with { Assignments = [.. Assignments.Select(a => a with { Strategy = Known(a.Strategy) })] };

        StrategyChoice Known(StrategyChoice choice) => choices.TryGetValue(choice.Text, out var known) ? known : choices[choice.Text] = choice;
    }

    /// <summary>How many problems of the job it visits.</summary>
    public int Visits(JobSpec job) => Everyone is null ? Assignments.Count : job.Problems;

    /// <summary>How many problems are on each of its pages.</summary>
    public IReadOnlyList<int> PageSizes(JobSpec job)
    {
        var (size, visits) = (job.Options.PageSize, Visits(job));
        return [.. Enumerable.Range(0, (visits + size - 1) / size).Select(page => Math.Min(size, visits - (page * size)))];
    }

    /// <summary>What is on a page.</summary>
    public IReadOnlyList<Assignment> Page(JobSpec job, int page)
    {
        var (first, count) = (page * job.Options.PageSize, Math.Min(job.Options.PageSize, Visits(job) - (page * job.Options.PageSize)));
        return Everyone is { } everyone
            ? [.. Enumerable.Range(first, count).Select(problem => new Assignment(problem, everyone))]
            : [.. Assignments.Skip(first).Take(count)];
    }
}
