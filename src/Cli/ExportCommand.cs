using System.CommandLine;
using System.Globalization;
using Ponder.Cli.Jobs;
using Ponder.Cli.Service;
using Ponder.Cli.Words;
using Ponder.Engine.Exports;
using Ponder.Engine.Exports.FineTuning;
using Ponder.Engine.Jobs;
using Ponder.Hosting;
using Ponder.Search.Options;

namespace Ponder.Cli;

/// <summary><c>ponder export</c>: what a job holds, for other programs.</summary>
internal static class ExportCommand
{
    private static readonly string Kinds = string.Join(", ", [.. ExportKinds.Names, .. FineTuningKinds.Names]);

    public static Command Create(PonderBuilder host)
    {
        var id = new Argument<string>("job") { Description = "The job's id." };
        var what = new Option<string>("--what")
        {
            Description = $"{Kinds}: every candidate, chats to train on, pairs of a better and a worse solution, "
                + "steps with their scores, or the files that the fine-tuning services of OpenAI and Azure take.",
            DefaultValueFactory = _ => ExportKinds.Names[0],
        };
        var (format, output, filter, tuning) = (new RowFormat(), new OutArgument(), new FilterArguments(), new TuningArguments());
        var (place, service) = (new PlaceArguments(host), new ServiceArguments(required: false));
        var command = new Command("export", "A job's candidates, solutions, preferences or steps as JSON Lines, CSV or Parquet, or a file for fine-tuning services.")
        {
            id, what, format.Option, output.Option,
        };
        command.AddRange([.. filter.All, .. tuning.All, place.StoreAlone, .. service.WithoutJson]);
        command.SetAction(async (parsed, stop) =>
        {
            var (job, name, file) = (parsed.GetValue(id)!, parsed.GetValue(what)!, output.File(parsed));
            var (form, wanted) = (format.Read(parsed, file), filter.Read(parsed));
            var tuned = tuning.Read(parsed, name, form);
            var kind = tuned is null ? Kind(name) : default;
            var (rows, report) = (default(long?), default(FineTuningReport));
            if (service.IsGiven(parsed))
            {
                ServiceArguments.Refuse(parsed, [place.StoreAlone]);
                var path = $"{Uri.EscapeDataString(job)}/export?{Query(name, form, wanted)}{tuned?.Query}";
                await output.WriteAsync(parsed, async open => report = await service.Client(parsed).CopyAsync(path, open, stop));
            }
            else if (tuned is not null)
            {
                var folder = await JobStore.OpenAsync(place.Store(parsed), job, stop);
                await using var written = await new FineTuningExport(folder, tuned.Kind, wanted, tuned.Options).WriteAsync(stop);
                await output.WriteAsync(parsed, open => written.CopyToAsync(open(), stop));
                report = written.Report;
            }
            else
            {
                var export = new JobExport(await JobStore.OpenAsync(place.Store(parsed), job, stop), kind, wanted);
                await output.WriteAsync(parsed, async open => rows = await export.WriteAsync(open(), form, stop));
            }

            if (tuned is not null && report is null) parsed.InvocationConfiguration.Error.WriteWrapped("the service does not say what it left out of the file");
            Say(parsed.InvocationConfiguration, file, rows is null ? null : $"{rows:N0} rows", report);
            return 0;
        });
        return command;
    }

    private static void Say(InvocationConfiguration writers, FileInfo? file, string? rows, FineTuningReport? report)
    {
        if (report is not null) writers.Error.WriteReport(report);
        var what = report?.ToString() ?? rows;
        if (file is not null) writers.Output.WriteLine(what is null ? file.FullName : $"{what} in {file.FullName}");
        else if (report is not null) writers.Error.WriteWrapped($"{report}");
    }

    private static ExportKind Kind(string name) =>
        ExportKinds.Find(name) ?? throw new OptionException($"--what is {name}: expected {Kinds}");

    private static string Query(string what, ExportFormat format, ExportFilter filter) => string.Create(
        CultureInfo.InvariantCulture,
        $"what={what}&format={format.Name}&right={(filter.Right ? "true" : "false")}&confidence={filter.Confidence}"
        + $"&perProblem={filter.PerProblem}&order={ExportOrders.Name(filter.Order)}");
}
