using System.Text.Json;
using Ponder.Core.Problems;
using Ponder.Core.Storage;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;

namespace Ponder.Cli.Jobs;

/// <summary>Shows the first of a file's bad lines, so that nobody has to open <c>errors.jsonl</c> to see what is wrong.</summary>
internal static class BadLines
{
    private const int Shown = 3;

    public static async Task ShowAsync(JobSummary summary, string file, IStore store, Terminal terminal, CancellationToken cancel)
    {
        if (summary.Errors == 0 || await store.TryOpenAsync(new JobNames(summary.Job).Errors, cancel) is not { } stream) return;
        using var reader = new StreamReader(stream);
        for (var i = 0; i < Shown && await reader.ReadLineAsync(cancel) is { } line; i++)
            terminal.Line($"{file}: {JsonSerializer.Deserialize<ProblemError>(line, JournalFormat.Json)}");
        if (summary.Errors > Shown) terminal.Line($"{file}: {summary.Errors - Shown:N0} more bad lines");
    }
}
