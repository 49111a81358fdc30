using System.CommandLine;
using System.Globalization;
using Ponder.Cli.Jobs;
using Ponder.Cli.Service;
using Ponder.Engine.Exports;
using Ponder.Engine.Jobs;
using Ponder.Hosting;
using Ponder.Search.Options;

namespace Ponder.Cli;

/// <summary><c>ponder export</c>: what a job holds, for other programs.</summary>
internal static class ExportCommand
{
    private static readonly string Kinds = string.Join(", ", ExportKinds.Names);

    public static Command Create(PonderBuilder host)
    {
        var id = new Argument<string>("job") { Description = "The job's id." };
        var what = new Option<string>("--what")
        {
            Description = $"{Kinds}: every candidate, chats to train on, pairs of a better and a worse solution, "
                + "or steps with their scores.",
            DefaultValueFactory = _ => ExportKinds.Names[0],
        };
        var (format, output, filter) = (new RowFormat(), new OutArgument(), new FilterArguments());
        var (place, service) = (new PlaceArguments(host), new ServiceArguments(required: false));
        var command = new Command("export", "A job's candidates, solutions, preferences or steps as JSON Lines, CSV or Parquet.")
        {
            id, what, format.Option, output.Option,
        };
        command.AddRange([.. filter.All, place.StoreAlone, .. service.WithoutJson]);
        command.SetAction(async (parsed, stop) =>
        {
            var (job, kind, file) = (parsed.GetValue(id)!, Kind(parsed.GetValue(what)!), output.File(parsed));
            var (form, wanted) = (format.Read(parsed, file), filter.Read(parsed));
            long? rows = null;
            if (service.IsGiven(parsed))
            {
                ServiceArguments.Refuse(parsed, [place.StoreAlone]);
                var path = $"{Uri.EscapeDataString(job)}/export?{Query(kind, form, wanted)}";
                await output.WriteAsync(parsed, open => service.Client(parsed).CopyAsync(path, open, stop));
            }
            else
            {
                var export = new JobExport(await JobStore.OpenAsync(place.Store(parsed), job, stop), kind, wanted);
                await output.WriteAsync(parsed, async open => rows = await export.WriteAsync(open(), form, stop));
            }

            var said = rows is null ? file?.FullName : $"{rows:N0} rows in {file?.FullName}";
            if (file is not null) await parsed.InvocationConfiguration.Output.WriteLineAsync(said);
            return 0;
        });
        return command;
    }

    private static ExportKind Kind(string name) =>
        ExportKinds.Find(name) ?? throw new OptionException($"--what is {name}: expected {Kinds}");

    private static string Query(ExportKind kind, ExportFormat format, ExportFilter filter) => string.Create(
        CultureInfo.InvariantCulture,
        $"what={kind}&format={format.Name}&right={(filter.Right ? "true" : "false")}&confidence={filter.Confidence}"
        + $"&perProblem={filter.PerProblem}&order={ExportOrders.Name(filter.Order)}");
}
