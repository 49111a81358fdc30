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
        var bare = new Option<bool>("--no-solutions") { Description = "Leave the solutions' texts out of results.jsonl." };
        var (job, place) = (new JobArguments(host.Strategies), new PlaceArguments(host));
        var command = new Command("run", "Answers the problems of a file; the same file and options go on with the same job.") { file, bare };
        command.AddRange([.. job.All, .. place.All]);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, store) = (place.Terminal(parsed), place.Store(parsed));
            var session = new JobSession(store, place.Models(parsed), terminal, !parsed.GetValue(bare));
            var (source, options) = (ProblemSource.File($"{parsed.GetValue(file)}"), job.Read(parsed));
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
