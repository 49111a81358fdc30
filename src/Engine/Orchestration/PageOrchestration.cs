using System.Globalization;
using Ponder.Search.Catalogue;
using Ponder.Search.Pages;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Orchestration;

/// <summary>A page as an orchestration: the round pump of <see cref="PageSearch"/>, each of whose rounds is an activity.</summary>
public static class PageOrchestration
{
    /// <summary>The name hosts register it under.</summary>
    public const string Name = "Page";

    /// <summary>Its instance's id, in which job, wave and page stand.</summary>
    public static string Instance(PageTicket ticket) =>
        string.Create(CultureInfo.InvariantCulture, $"{ticket.Job}-{ticket.Wave:D4}-{ticket.Page:D6}");

    /// <summary>Runs the page to its end, or finds that it has ended. Gives what it spent.</summary>
    /// <param name="host">Who runs it.</param>
    /// <param name="ticket">The page.</param>
    /// <param name="strategies">The strategies of the host's <see cref="Jobs.JobModels"/>: an orchestrator that had others would wait for
    /// other rounds.</param>
    public static async Task<PageSpend> RunAsync(IOrchestration host, PageTicket ticket, StrategyCatalogue strategies)
    {
        var opening = await host.CallAsync<PageOpening>(nameof(JobActivities.OpenPage), ticket);
        if (opening.Spent is { } recorded) return recorded;
        await PageSearch.RunAsync(opening.Plan!, round => host.CallAsync<RoundResult>(nameof(JobActivities.ExecuteRound), round), strategies);
        return await host.CallAsync<PageSpend>(nameof(JobActivities.ClosePage), ticket with { Opened = opening.Opened });
    }
}
