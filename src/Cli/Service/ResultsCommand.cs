using System.CommandLine;
using System.Text;

namespace Ponder.Cli.Service;

/// <summary><c>ponder results</c>: the results of a job of a deployed service.</summary>
internal static class ResultsCommand
{
    private const string Words = "The results of a job of a deployed service, as JSON Lines; while it runs, those settled so far.";

    public static Command Create()
    {
        var id = new Argument<string>("job") { Description = "The job's id." };
        var output = new Option<FileInfo?>("--out") { Description = "Where they go (default: standard output)." };
        var report = new Option<bool>("--report") { Description = "The HTML report instead." };
        var service = new ServiceArguments();
        var command = new Command("results", Words) { id, output, report };
        command.AddRange(service.All);
        command.SetAction(async (parsed, stop) =>
        {
            var client = service.Client(parsed);
            var path = $"{Uri.EscapeDataString(parsed.GetValue(id)!)}/{(parsed.GetValue(report) ? "report" : "results")}";
            if (parsed.GetValue(output) is { } target)
            {
                await using var file = target.Create();
                await client.CopyAsync(path, file, stop);
                service.Terminal(parsed).Line(target.FullName);
            }
            else
            {
                using var buffer = new MemoryStream();
                await client.CopyAsync(path, buffer, stop);
                await parsed.InvocationConfiguration.Output.WriteAsync(Encoding.UTF8.GetString(buffer.ToArray()).AsMemory(), stop);
            }

            return 0;
        });
        return command;
    }
}
