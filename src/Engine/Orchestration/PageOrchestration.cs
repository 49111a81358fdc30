using System.Globalization;

namespace Ponder.Engine.Orchestration;

/// <summary>
/// A page as an orchestration. An activity runs it as far as it comes in the time it may take; the next goes on from what is recorded.
/// Where a turn is cut into several rounds, each is an activity of its own, for whichever worker has room.
/// </summary>
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
    public static async Task<Answered<PageSpend>> RunAsync(IOrchestration host, PageTicket ticket)
    {
        var (watch, came) = (new Watch($"page {ticket.Page} of wave {ticket.Wave}"), 0);
        while (true)
        {
            var answer = await host.CallAsync<PageStep>(nameof(JobActivities.RunPage), ticket);
            if (answer.Value is not { } step) return new(null, answer.Fault);
            came += step.Came;
            if (step.Ended is { } ended) return new(ended with { Called = came > 0 });
            if (step.Wait is { } wait) await host.WaitAsync(wait);
            ticket = ticket with { Opened = ticket.Opened ?? step.Opened };
            var rounds = await Task.WhenAll(step.Rounds.Select(number => RoundAsync(host, new(ticket, number))).ToList());
            came += rounds.Sum(round => round.Value);
            var fault = rounds.FirstOrDefault(round => round.Fault is not null)?.Fault ?? (step is { Rounds.Count: 0, Wait: null } ? watch.See(step) : null);
            if (fault is not null) return new(null, fault);
        }
    }

    /// <summary>Executes a round; gives how many replies came.</summary>
    private static async Task<Answered<int>> RoundAsync(IOrchestration host, RoundTicket ticket)
    {
        var (watch, came) = (new Watch($"round {ticket.Number} of page {ticket.Page.Page} of wave {ticket.Page.Wave}"), 0);
        while (true)
        {
            var answer = await host.CallAsync<WorkStep>(nameof(JobActivities.ExecuteRound), ticket);
            if (answer.Value is not { } step) return new(came, answer.Fault);
            came += step.Came;
            if (step.Done) return new(came);
            if (step.Wait is { } wait)
            {
                await host.WaitAsync(wait);
                continue;
            }

            if (watch.See(step) is { } fault) return new(came, fault);
        }
    }
}
