using System.CommandLine;
using Ponder.Cli.Jobs;
using Ponder.Cli.Service;
using Ponder.Engine.Exports;
using Ponder.Engine.Service;
using Ponder.Hosting;
using Ponder.Search.Options;

namespace Ponder.Cli;

/// <summary><c>ponder results</c>: the rows of a job, of a store or of a deployed service.</summary>
internal static class ResultsCommand
{
    private const string Words = "The rows of a job as JSON Lines, CSV or Parquet; while it runs, those settled so far.";

    public static Command Create(PonderBuilder host)
    {
        var id = new Argument<string>("job") { Description = "The job's id." };
        var report = new Option<bool>("--report") { Description = "The HTML report instead." };
        var (format, output) = (new RowFormat(), new OutArgument());
        var csv = new Option<bool>("--csv") { Description = "The same as --format csv." };
        var (place, service) = (new PlaceArguments(host), new ServiceArguments(required: false));
        var command = new Command("results", Words) { id, output.Option, format.Option, csv, report };
        command.AddRange([.. place.StoreOnly, .. service.WithoutJson]);
        command.SetAction(async (parsed, stop) =>
        {
            var (job, page, file) = (parsed.GetValue(id)!, parsed.GetValue(report), output.File(parsed));
            var form = Form(format.Read(parsed, page ? null : file));
            if (service.IsGiven(parsed))
            {
                ServiceArguments.Refuse(parsed, [place.StoreAlone]);
                var path = $"{Uri.EscapeDataString(job)}/{(page ? "report" : $"results?format={form.Name}")}";
                await output.WriteAsync(parsed, open => service.Client(parsed).CopyAsync(path, open, stop));
            }
            else
            {
                var jobs = new StoredJobs(place.Store(parsed));
                await output.WriteAsync(parsed, open => page ? CopyAsync(jobs, job, open, stop) : WriteAsync(jobs, job, open, form, stop));
            }

            if (file is not null) place.Terminal(parsed).Line(file.FullName);
            return 0;

            ExportFormat Form(ExportFormat read)
            {
                var given = parsed.GetValue(format.Option) is not null;
                if (page && (given || parsed.GetValue(csv))) throw new OptionException("--report is a page: it has no other format");
                if (!parsed.GetValue(csv)) return read;
                return !given || read == ExportFormat.Csv ? ExportFormat.Csv
                    : throw new OptionException($"--csv and --format {read.Name} are two formats: give one");
            }
        });
        return command;
    }

    private static async Task WriteAsync(StoredJobs jobs, string job, Func<Stream> open, ExportFormat format, CancellationToken stop)
    {
        var rows = await jobs.ResultsAsync(job, stop);
        await rows.WriteAsync(open(), format, stop);
    }

    private static async Task CopyAsync(StoredJobs jobs, string job, Func<Stream> open, CancellationToken stop)
    {
        await using var page = await jobs.ReportAsync(job, stop);
        await page.CopyToAsync(open(), stop);
    }
}
