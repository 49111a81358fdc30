using System.CommandLine;
using Ponder.Cli.Jobs;
using Ponder.Engine.Jobs;
using Ponder.Hosting;

namespace Ponder.Cli;

/// <summary><c>ponder run</c>: a problem file from beginning to end.</summary>
internal static class RunCommand
{
    public static Command Create(PonderBuilder host)
    {
        var file = new Argument<FileInfo>("file") { Description = "Problems as JSON Lines: Ponder's, MATH's or GSM8K's dialect." };
        var (job, place) = (new JobArguments(host.Strategies), new PlaceArguments(host));
        var command = new Command("run", "Answers the problems of a file; the same file and options go on with the same job.") { file };
        command.AddRange([.. job.All, .. place.All]);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, store) = (place.Terminal(parsed), place.Store(parsed));
            var session = new JobSession(store, place.Models(parsed), terminal);
            var summary = (await session.RunAsync(ProblemSource.File($"{parsed.GetValue(file)}"), job.Read(parsed), stop)).Summary;
            session.Show(summary);
            await BadLines.ShowAsync(summary, $"{parsed.GetValue(file)}", store, terminal, stop);
            terminal.Document(JobDocument.Of(summary, store));
            return summary.ExitCode;
        });
        return command;
    }
}
