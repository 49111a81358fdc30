using System.CommandLine;

namespace Ponder.Cli.Service;

/// <summary><c>ponder results</c>: the results of a job of a deployed service.</summary>
internal static class ResultsCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("job") { Description = "The job's id." };
        var output = new Option<FileInfo?>("--out") { Description = "Where they go (default: standard output)." };
        var report = new Option<bool>("--report") { Description = "The HTML report instead." };
        var service = new ServiceArguments();
        var command = new Command("results", "The results of a job of a deployed service, as JSON Lines; while it runs, those settled so far.")
            { id, output, report };
        command.AddRange(service.All);
        command.SetAction(async (parsed, stop) =>
        {
            var (client, path) = (service.Client(parsed), $"jobs/{Uri.EscapeDataString(parsed.GetValue(id)!)}/{(parsed.GetValue(report) ? "report" : "results")}");
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
                await parsed.InvocationConfiguration.Output.WriteAsync(System.Text.Encoding.UTF8.GetString(buffer.ToArray()).AsMemory(), stop);
            }

            return 0;
        });
        return command;
    }
}
