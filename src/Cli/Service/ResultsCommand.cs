using System.CommandLine;

namespace Ponder.Cli.Service;

/// <summary><c>ponder results</c>: the results of a job of a deployed service.</summary>
internal static class ResultsCommand
{
    private const string Words = "The results of a job of a deployed service, as JSON Lines; while it runs, those settled so far.";

    public static Command Create()
    {
        var id = new Argument<string>("job") { Description = "The job's id." };
        var output = new OutArgument();
        var report = new Option<bool>("--report") { Description = "The HTML report instead." };
        var service = new ServiceArguments();
        var command = new Command("results", Words) { id, output.Option, report };
        command.AddRange(service.All);
        command.SetAction(async (parsed, stop) =>
        {
            var client = service.Client(parsed);
            var path = $"{Uri.EscapeDataString(parsed.GetValue(id)!)}/{(parsed.GetValue(report) ? "report" : "results")}";
            await output.WriteAsync(parsed, open => client.CopyAsync(path, open, stop));
            if (output.File(parsed) is { } file) service.Terminal(parsed).Line(file.FullName);
            return 0;
        });
        return command;
    }
}
