using System.Text.Json.Serialization;
using Ponder.Core.Budgets;
using Ponder.Search.Pages;

namespace Ponder.Engine.Orchestration;

/// <summary>What an activity came to. None of these messages grows with a page: what was paid for is in the store, and read there.</summary>
/// <param name="Value">What it gave; nothing where it failed.</param>
/// <param name="Fault">Why it failed, where trying again cannot help before somebody has changed something; null where it did not.</param>
public sealed record Answered<T>(T? Value, string? Fault = null);

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
    DateTimeOffset? Started = null)
{
    /// <summary>Verdicts of the wave it goes on with, or of the one before that it begins; null where none came.</summary>
    public Tally? Verdicts { get; init; }

    /// <summary>Whether a model was called for that wave in this run.</summary>
    public bool Called { get; init; }

    /// <summary>Why the job is stopped before its end; null where it is not.</summary>
    public string? Stopped { get; init; }
}

/// <summary>A wave that is planned.</summary>
/// <param name="Sizes">Problems on each page.</param>
/// <param name="Window">Pages under way at once.</param>
/// <param name="Cap">What the wave may spend.</param>
/// <param name="Planned">When it was.</param>
/// <param name="Stopped">Why the job stops before it; null where it goes on.</param>
/// <param name="Whole">Whether each page may spend all that is left.</param>
public sealed record WaveOpening(IReadOnlyList<int> Sizes, int Window, Cap Cap, DateTimeOffset? Planned = null, string? Stopped = null, bool Whole = false);

/// <summary>A page to run within a slice of the budget, and when it was opened.</summary>
public sealed record PageTicket(string Job, int Wave, int Page, Cap Slice, DateTimeOffset? Opened = null)
{
    /// <summary>When the run of the job began that it belongs to.</summary>
    public DateTimeOffset? Run { get; init; }
}

/// <summary>A round of a page, by its number.</summary>
public sealed record RoundTicket(PageTicket Page, int Number);

/// <summary>How far an activity brought its work in the time it may take.</summary>
/// <param name="Sent">Calls it sent to models.</param>
/// <param name="Came">Those whose replies are recorded.</param>
public record WorkStep(int Sent, int Came)
{
    /// <summary>Whether the work is done.</summary>
    public bool Done { get; init; }

    /// <summary>How long it waits for batches before it can be brought further; null where it need not wait.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? Wait { get; init; }
}

/// <summary>How far an activity brought a page.</summary>
/// <param name="Sent">Calls it sent to models.</param>
/// <param name="Came">Those whose replies are recorded.</param>
/// <param name="Opened">When it began.</param>
public sealed record PageStep(int Sent, int Came, DateTimeOffset Opened) : WorkStep(Sent, Came)
{
    /// <summary>What the page spent, where it has ended.</summary>
    public PageSpend? Ended { get; init; }

    /// <summary>Rounds that are to be executed side by side before the page goes on.</summary>
    public IReadOnlyList<int> Rounds { get; init; } = [];
}

/// <summary>What a page spent, and the tokens of it that may never have been spent.</summary>
public sealed record PageSpend(Spend Spent, long Doubt)
{
    /// <summary>Its verdicts, without notes; null where none came.</summary>
    public Tally? Verdicts { get; init; }

    /// <summary>Whether a model was called for it in this run.</summary>
    public bool Called { get; init; }

    /// <summary>That of a page that has ended.</summary>
    internal static PageSpend Of(PageOutcome outcome) => new(outcome.Spent, outcome.Doubt.Tokens) { Verdicts = Short(outcome.Tally) };

    private static Tally? Short(Tally? tally) => tally is not { Verdicts: > 0 }
        ? null
        : tally with { Notes = [], Example = tally.Example is { Length: > 200 } words ? words[..200] : tally.Example };
}
