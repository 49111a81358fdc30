using System.CommandLine;
using Ponder.Cli.Files;
using Ponder.Cli.Jobs;
using Ponder.Cli.View;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Hosting;

namespace Ponder.Cli;

/// <summary><c>ponder report</c>: the page of a job that has ended.</summary>
internal static class ReportCommand
{
    public static Command Create(PonderBuilder host)
    {
        var id = new Argument<string>("job") { Description = "The job's id." };
        var output = new Option<FileInfo?>("--out") { Description = "Also copy the page here." }.Written();
        var open = new Option<bool>("--open") { Description = "Also open it in the browser." };
        var place = new PlaceArguments(host);
        var command = new Command("report", "Says where a job's report is, or copies it.") { id, output, open };
        command.AddRange(place.StoreOnly);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, store, job) = (place.Terminal(parsed), place.Store(parsed), parsed.GetValue(id)!);
            JobStore.CheckId(job);
            var names = new JobNames(job);
            await using var page = await store.TryOpenAsync(names.Report, stop)
                ?? throw new JobException($"job {job} has no report in {store.Description}: it has not ended, or is not there");
            if (parsed.GetValue(output) is { } target)
            {
                await using var copy = target.Create();
                await page.CopyToAsync(copy, stop);
            }

            var at = parsed.GetValue(output)?.FullName ?? store.Locate(names.Report);
            terminal.Line(at);
            terminal.Document(new { job, report = at });
            if (parsed.GetValue(open)) Browsers.Open(at);
        });
        return command;
    }
}
