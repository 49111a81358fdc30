using System.Text.Json.Serialization;
using Ponder.Core.Budgets;
using Ponder.Search.Allocation;
using Ponder.Search.Solving;

namespace Ponder.Engine.Journals;

/// <summary>
/// A wave as planned. Which problems its pages visit stands in the pages, so that opening one costs the same however large the wave is.
/// </summary>
/// <param name="Cap">What the job may spend in all its waves up to this one.</param>
/// <param name="Everyone">What every problem gets, where all get the same.</param>
/// <param name="Visits">How many problems it visits.</param>
/// <param name="Note">What an allocator went by.</param>
/// <param name="Mark">The mark of its pages' plans; null in wave 0, which visits every problem in its place.</param>
public sealed record WavePlan(Cap Cap, StrategyChoice? Everyone, int Visits, string? Note = null, string? Mark = null)
{
    /// <summary>Whether each page may spend all that is left, one after the other, instead of its share; left out of JSON where it is not so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Whole { get; init; }

    /// <summary>Problems per page, page by page.</summary>
    /// <param name="size">Problems that a full page holds.</param>
    public IReadOnlyList<int> PageSizes(int size) =>
        [.. Enumerable.Range(0, (Visits + size - 1) / size).Select(page => Math.Min(size, Visits - (page * size)))];
}

/// <summary>A problem that a page visits.</summary>
/// <param name="Problem">Its place in the job, from 0.</param>
/// <param name="Strategy">What it gets.</param>
/// <param name="Reason">Why, where an allocator weighed it.</param>
/// <param name="Last">The page that visited it last; null where none did.</param>
public sealed record PageVisit(int Problem, StrategyChoice Strategy, Reason? Reason = null, PagePlace? Last = null);

/// <summary>A page of a job: wave and page, both from 0.</summary>
public readonly record struct PagePlace(int Wave, int Page);
