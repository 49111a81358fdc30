using System.CommandLine;
using Ponder.Cli.Files;
using Ponder.Core.Storage;
using Ponder.Engine.Exports;
using Ponder.Engine.Service;

namespace Ponder.Cli.Jobs;

/// <summary>Where a job's rows also go once it has run: <c>--out</c>, in the form that is asked for or that the file's name ends in.</summary>
internal sealed class RowsFile
{
    private readonly RowFormat format = new();
    private readonly Option<FileInfo?> output = new Option<FileInfo?>("--out") { Description = "Where the rows also go, as `ponder results` writes them." }.Written();

    public IEnumerable<Option> All => [output, format.Option];

    /// <summary>The form; null where no file is asked for.</summary>
    /// <exception cref="Search.Options.OptionException">There is no such form, or nothing to give it to.</exception>
    public ExportFormat? Form(ParseResult parsed)
    {
        if (parsed.GetValue(output) is { } file) return format.Read(parsed, file);
        return parsed.GetValue(format.Option) is null ? null : throw new Search.Options.OptionException("--format is of the rows that --out writes: name a file with --out");
    }

    /// <summary>Writes the rows of a job.</summary>
    public async Task WriteAsync(ParseResult parsed, ExportFormat? form, IStore store, string job, Terminal terminal, CancellationToken stop)
    {
        if (form is null || parsed.GetValue(output) is not { } file) return;
        var rows = await new StoredJobs(store).ResultsAsync(job, stop);
        await using (var stream = file.Create()) await rows.WriteAsync(stream, form, stop);
        terminal.Line($"rows: {file.FullName}");
    }
}
