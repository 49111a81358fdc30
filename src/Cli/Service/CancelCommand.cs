using System.CommandLine;

namespace Ponder.Cli.Service;

/// <summary><c>ponder cancel</c>: ends a job of a deployed service, or removes one that has ended.</summary>
internal static class CancelCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("job") { Description = "The job's id." };
        var data = new Option<bool>("--data") { Description = "Remove all that is kept of a job that is not under way; what it paid for is lost." };
        var service = new ServiceArguments();
        var command = new Command("cancel", "Ends a job of a deployed service where it is; what is recorded stays.") { id, data };
        command.AddRange(service.All);
        command.SetAction(async (parsed, stop) =>
        {
            var (client, terminal, job) = (service.Client(parsed), service.Terminal(parsed), parsed.GetValue(id)!);
            if (parsed.GetValue(data))
            {
                await client.RemoveAsync(job, stop);
                terminal.Line($"job {job}: removed");
                terminal.Document(new { job, removed = true });
                return 0;
            }

            (await client.SendAsync(HttpMethod.Delete, Uri.EscapeDataString(job), null, stop)).Show(terminal);
            return 0;
        });
        return command;
    }
}
