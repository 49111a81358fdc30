using System.CommandLine;
using Ponder.Engine.Exports;
using Ponder.Search.Options;

namespace Ponder.Cli.Jobs;

/// <summary>In which form rows are written: <c>--format</c>, else as the file's name ends.</summary>
internal sealed class RowFormat
{
    public Option<string?> Option { get; } = new("--format")
    {
        Description = $"{ExportFormat.Names} (default: by the ending of --out, else jsonl).",
    };

    /// <exception cref="OptionException">There is no such form, or it is no text and there is no file for it.</exception>
    public ExportFormat Read(ParseResult parsed, FileInfo? target)
    {
        var ending = target is null ? null : ExportFormat.Find(target.Extension.TrimStart('.'))?.Name;
        var name = parsed.GetValue(Option) ?? ending ?? ExportFormat.Jsonl.Name;
        var format = ExportFormat.Find(name) ?? throw new OptionException($"--format is {name}: expected {ExportFormat.Names}");
        return target is null && format == ExportFormat.Parquet
            ? throw new OptionException("Parquet is no text: give a file with --out")
            : format;
    }
}
