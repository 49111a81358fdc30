using System.CommandLine;
using System.Text;
using Ponder.Cli.Jobs;
using Ponder.Engine.Exports;
using Ponder.Engine.Jobs;
using Ponder.Hosting;
using Ponder.Search.Options;

namespace Ponder.Cli;

/// <summary><c>ponder export</c>: what a job holds, for other programs.</summary>
internal static class ExportCommand
{
    private static readonly string Kinds = string.Join(", ", Enum.GetNames<ExportKind>()).ToLowerInvariant();
    private static readonly string Formats = string.Join(", ", ExportFormat.All.Select(f => f.Name));

    public static Command Create(PonderBuilder host)
    {
        var id = new Argument<string>("job") { Description = "The job's id." };
        var what = new Option<string>("--what")
        {
            Description = $"{Kinds}: every candidate, chats to train on, pairs of a better and a worse solution, or steps with their scores.",
            DefaultValueFactory = _ => "candidates",
        };
        var format = new Option<string?>("--format") { Description = $"{Formats} (default: by the ending of --out, else jsonl)." };
        var output = new Option<FileInfo?>("--out") { Description = "Where it goes (default: standard output)." };
        var right = new Option<bool>("--right") { Description = "Only what gives the known answer." };
        var confidence = new Option<double>("--confidence") { Description = "Only problems whose answer has at least this confidence, 0 to 1." };
        var most = new Option<int?>("--per-problem") { Description = "Rows of a problem at most, the best first (default: all; of solutions 1, of preferences 4)." };
        var place = new PlaceArguments(host);
        var command = new Command("export", "A job's candidates, solutions, preferences or steps as JSON Lines, CSV or Parquet.")
        {
            id, what, format, output, right, confidence, most,
        };
        command.AddRange([.. place.StoreOnly.Where(o => o.Name == "--store")]);
        command.SetAction(async (parsed, stop) =>
        {
            var (target, form) = (parsed.GetValue(output), Format(parsed.GetValue(format), parsed.GetValue(output)));
            var filter = new ExportFilter { Right = parsed.GetValue(right), Confidence = parsed.GetValue(confidence), PerProblem = parsed.GetValue(most) };
            filter.Check();
            var folder = await JobStore.OpenAsync(place.Store(parsed), parsed.GetValue(id)!, stop);
            var export = new JobExport(folder, Kind(parsed.GetValue(what)!), filter);
            var writer = parsed.InvocationConfiguration.Output;
            await using var stream = target?.Create() ?? (writer == Console.Out ? Console.OpenStandardOutput() : new MemoryStream());
            var rows = await export.WriteAsync(stream, form, stop);
            if (target is not null) await writer.WriteLineAsync($"{rows:N0} rows in {target.FullName}");
            else if (stream is MemoryStream held) await writer.WriteAsync(Encoding.UTF8.GetString(held.ToArray()).AsMemory(), stop);
            return 0;
        });
        return command;
    }

    private static ExportKind Kind(string name) => Enum.TryParse<ExportKind>(name, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !int.TryParse(name, out _)
        ? kind : throw new OptionException($"--what is {name}: expected {Kinds}");

    private static ExportFormat Format(string? name, FileInfo? target)
    {
        name ??= target is not null && ExportFormat.Find(target.Extension.TrimStart('.')) is { } byEnding ? byEnding.Name : ExportFormat.Jsonl.Name;
        var format = ExportFormat.Find(name) ?? throw new OptionException($"--format is {name}: expected {Formats}");
        return target is null && format == ExportFormat.Parquet ? throw new OptionException("Parquet is no text: give a file with --out") : format;
    }
}
