using System.CommandLine;
using Ponder.Cli.Jobs;
using Ponder.Cli.Sets;
using Ponder.Hosting;

namespace Ponder.Cli;

/// <summary><c>ponder run</c>: a problem file from beginning to end.</summary>
internal static class RunCommand
{
    public static Command Create(PonderBuilder host)
    {
        var (problems, table) = (new ProblemArguments(), new RowsFile());
        var (job, place, rows) = (new JobArguments(host.Strategies), new PlaceArguments(host), new RowArguments());
        var command = new Command("run", "Answers the problems of a file; the same file and options go on with the same job.") { problems.File };
        command.Validators.Add(problems.Check);
        command.AddRange([.. problems.All, .. table.All, .. job.All, .. rows.All, .. place.All]);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, store) = (place.Terminal(parsed), place.WritableStore(parsed));
            var models = place.Models(parsed);
            var session = new JobSession(store, models, terminal, rows.Read(parsed), id => place.Resume(parsed, id));
            var (options, form) = (job.Read(parsed, models), table.Form(parsed));
            var source = await problems.ReadAsync(parsed, options.Fields, terminal, stop);
            var summary = (await session.RunAsync(source, options, stop)).Summary;
            session.Show(summary);
            await NoReferences.ShowAsync(summary, source, options.Fields, terminal, stop);
            await BadLines.ShowAsync(summary, source.Name, store, terminal, stop);
            await table.WriteAsync(parsed, form, store, summary.Job, terminal, stop);
            terminal.Document(JobDocument.Of(summary, store));
            return summary.ExitCode;
        });
        return command;
    }
}
