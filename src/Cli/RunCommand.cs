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
        var file = new Argument<FileInfo>("file") { Description = "Problems as JSON Lines, a JSON array, CSV or TSV; see --field." };
        var (job, place, rows) = (new JobArguments(host.Strategies), new PlaceArguments(host), new RowArguments());
        var command = new Command("run", "Answers the problems of a file; the same file and options go on with the same job.") { file };
        command.AddRange([.. job.All, .. rows.All, .. place.All]);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, store) = (place.Terminal(parsed), place.Store(parsed));
            var models = place.Models(parsed);
            var session = new JobSession(store, models, terminal, rows.Read(parsed));
            var (source, options) = (ProblemSource.File($"{parsed.GetValue(file)}"), job.Read(parsed, models));
            var summary = (await session.RunAsync(source, options, stop)).Summary;
            session.Show(summary);
            await NoReferences.ShowAsync(summary, source, options.Fields, terminal, stop);
            await BadLines.ShowAsync(summary, $"{parsed.GetValue(file)}", store, terminal, stop);
            terminal.Document(JobDocument.Of(summary, store));
            return summary.ExitCode;
        });
        return command;
    }
}
