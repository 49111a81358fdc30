using System.CommandLine;

namespace Ponder.Cli.Service;

/// <summary><c>ponder status</c> and <c>pause</c>: a job of a deployed service.</summary>
internal static class StatusCommand
{
    public static Command Create() => Create("status", "How a job of a deployed service stands.", HttpMethod.Get, "");

    public static Command CreatePause() =>
        Create("pause", "Has a job of a deployed service open no further page until it is resumed.", HttpMethod.Post, "/pause");

    private static Command Create(string name, string description, HttpMethod method, string path)
    {
        var id = new Argument<string>("job") { Description = "The job's id." };
        var service = new ServiceArguments();
        var command = new Command(name, description) { id };
        command.AddRange(service.All);
        command.SetAction(async (parsed, stop) =>
        {
            var reply = await service.Client(parsed).SendAsync(method, $"{Uri.EscapeDataString(parsed.GetValue(id)!)}{path}", null, stop);
            reply.Show(service.Terminal(parsed));
            return 0;
        });
        return command;
    }
}
