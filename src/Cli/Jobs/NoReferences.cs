using Ponder.Core.Problems;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;

namespace Ponder.Cli.Jobs;

/// <summary>Says once that a file has no right answers that were understood, and which fields it has.</summary>
internal static class NoReferences
{
    public static async Task ShowAsync(
        JobSummary summary, ProblemSource source, ProblemFields? fields, Terminal terminal, CancellationToken cancel)
    {
        if (summary.Accuracy is not null || summary.Problems == 0) return;
        var seen = string.Join(", ", await source.FieldsAsync(fields, cancel));
        terminal.Line($"{source.Name}: no right answers, so no accuracy; its fields are {seen} (--field answer=NAME says which one it is)");
    }
}
