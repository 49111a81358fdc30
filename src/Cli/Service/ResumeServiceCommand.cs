using System.CommandLine;
using Ponder.Engine.Service;

namespace Ponder.Cli.Service;

/// <summary>Goes on with a job of a deployed service: what <c>ponder resume --url</c> does.</summary>
internal static class ResumeServiceCommand
{
    /// <summary><c>ponder go-on</c>, the verb's name of old: no longer shown in the help.</summary>
    public static Command Create()
    {
        var id = new Argument<string>("job") { Description = "The job's id." };
        var budget = new Option<string[]>("--budget") { Description = "Budget to add, in the units of the job's cap." };
        var service = new ServiceArguments();
        var command = new Command("go-on", "Goes on with a job of a deployed service, as `resume JOB --url URL` does.") { id, budget };
        command.Hidden = true;
        command.AddRange(service.All);
        command.SetAction((parsed, stop) =>
            RunAsync(service.Client(parsed), parsed.GetValue(id)!, parsed.GetValue(budget), service.Terminal(parsed), stop));
        return command;
    }

    /// <summary>Goes on with the job, and shows how it stands then.</summary>
    public static async Task<int> RunAsync(ServiceClient client, string job, string[]? budget, Terminal terminal, CancellationToken stop)
    {
        var reply = await client.SendAsync(HttpMethod.Post, $"{Uri.EscapeDataString(job)}/resume", new ResumeRequest(budget ?? []), stop);
        reply.Show(terminal);
        return 0;
    }
}
