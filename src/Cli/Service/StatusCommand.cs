using System.CommandLine;
using System.Text.Json;

namespace Ponder.Cli.Service;

/// <summary><c>ponder status</c>, <c>pause</c> and <c>cancel</c>: a job of a deployed service.</summary>
internal static class StatusCommand
{
    public static Command Create() => Create("status", "How a job of a deployed service stands.", HttpMethod.Get, "");

    public static Command CreatePause() => Create("pause", "Has a job of a deployed service open no further page until it is resumed.", HttpMethod.Post, "/pause");

    public static Command CreateCancel() => Create("cancel", "Ends a job of a deployed service where it is; what is recorded stays.", HttpMethod.Delete, "");

    public static void Show(Terminal terminal, JsonElement view)
    {
        terminal.Line($"job {view.GetProperty("job").GetString()}: {view.GetProperty("status").GetString()}, {view.GetProperty("spentTokens").GetInt64():N0} tokens");
        foreach (var wave in view.GetProperty("waves").EnumerateArray())
            terminal.Line($"wave {wave.GetProperty("wave").GetInt32()}: {wave.GetProperty("settled").GetInt32():N0} of {wave.GetProperty("visits").GetInt32():N0} problems");
        if (view.TryGetProperty("projectedFinish", out var finish)) terminal.Line($"this wave should end at {finish.GetDateTimeOffset().ToLocalTime():t}");
        if (view.TryGetProperty("failure", out var failure)) terminal.Line(failure.GetString()!);
        if (view.TryGetProperty("summary", out var summary) && summary.TryGetProperty("accuracy", out var accuracy))
            terminal.Line($"accuracy {accuracy.GetDouble():P1}");
        terminal.Document(view);
    }

    private static Command Create(string name, string description, HttpMethod method, string path)
    {
        var id = new Argument<string>("job") { Description = "The job's id." };
        var service = new ServiceArguments();
        var command = new Command(name, description) { id };
        command.AddRange(service.All);
        command.SetAction(async (parsed, stop) =>
        {
            Show(service.Terminal(parsed), await service.Client(parsed).SendAsync(method, $"jobs/{Uri.EscapeDataString(parsed.GetValue(id)!)}{path}", null, stop));
            return 0;
        });
        return command;
    }
}
