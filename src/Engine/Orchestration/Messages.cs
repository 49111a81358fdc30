using Ponder.Core.Budgets;
using Ponder.Search.Pages;

namespace Ponder.Engine.Orchestration;

/// <summary>Where a job is between two stretches of pages: all that a new turn of its orchestration needs to know.</summary>
/// <param name="Job">The job's id.</param>
/// <param name="Wave">The wave to begin or go on with.</param>
/// <param name="Spent">What all waves before it spent.</param>
/// <param name="Last">What the last of them spent.</param>
/// <param name="Page">The page to begin with; one after 0 goes on with a wave.</param>
/// <param name="Paged">What the wave's pages before that one spent.</param>
/// <param name="Doubt">Tokens of all that was spent before that page that may never have been spent.</param>
/// <param name="Began">When the wave it goes on with, or the one before that it begins, was planned.</param>
/// <param name="Started">When the first was.</param>
public sealed record JobTurn(
    string Job,
    int Wave = 0,
    Spend Spent = default,
    Spend Last = default,
    int Page = 0,
    Spend Paged = default,
    long Doubt = 0,
    DateTimeOffset? Began = null,
    DateTimeOffset? Started = null);

/// <summary>A wave that is planned.</summary>
/// <param name="Sizes">Problems on each page.</param>
/// <param name="Window">Pages under way at once.</param>
/// <param name="Cap">What the wave may spend.</param>
/// <param name="Planned">When it was.</param>
public sealed record WaveOpening(IReadOnlyList<int> Sizes, int Window, Cap Cap, DateTimeOffset? Planned = null);

/// <summary>A page to run within a slice of the budget, and when it was opened.</summary>
public sealed record PageTicket(string Job, int Wave, int Page, Cap Slice, DateTimeOffset? Opened = null);

/// <summary>A page's plan, or what it spent where it has ended before.</summary>
public sealed record PageOpening(PagePlan? Plan, PageSpend? Spent, DateTimeOffset? Opened = null);

/// <summary>What a page spent, and the tokens of it that may never have been spent.</summary>
public sealed record PageSpend(Spend Spent, long Doubt)
{
    /// <summary>That of a page that has ended.</summary>
    internal static PageSpend Of(PageOutcome outcome) => new(outcome.Spent, outcome.Doubt.Tokens);
}
