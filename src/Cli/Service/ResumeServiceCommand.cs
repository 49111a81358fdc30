using System.CommandLine;

namespace Ponder.Cli.Service;

/// <summary><c>ponder go-on</c>: resumes a job of a deployed service.</summary>
internal static class ResumeServiceCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("job") { Description = "The job's id." };
        var budget = new Option<string[]>("--budget") { Description = "Budget to add, in the units of the job's cap." };
        var service = new ServiceArguments();
        var command = new Command("go-on", "Goes on with a job of a deployed service that was paused, cancelled, or stopped by its cap.") { id, budget };
        command.AddRange(service.All);
        command.SetAction(async (parsed, stop) =>
        {
            var view = await service.Client(parsed).SendAsync(HttpMethod.Post, $"jobs/{Uri.EscapeDataString(parsed.GetValue(id)!)}/resume", new { budget = parsed.GetValue(budget) ?? [] }, stop);
            StatusCommand.Show(service.Terminal(parsed), view);
            return 0;
        });
        return command;
    }
}
