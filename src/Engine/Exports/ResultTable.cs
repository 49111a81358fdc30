using Ponder.Engine.Journals;
using Ponder.Engine.Results;

namespace Ponder.Engine.Exports;

/// <summary>Rows of results as a table: what is nested in them has columns of its own.</summary>
internal static class ResultTable
{
    private static readonly (ExportColumn Column, Func<ResultRow, object?> Cell)[] All =
    [
        (new("id", CellType.Text), row => row.Id),
        (new("answer", CellType.Text), row => row.Answer),
        (new("confidence", CellType.Number), row => row.Confidence),
        (new("calibrated", CellType.Truth), row => row.Calibrated),
        (new("share", CellType.Number), row => row.Share),
        (new("drift", CellType.Truth), row => row.Drift),
        (new("review", CellType.Truth), row => row.Review),
        (new("status", CellType.Text), row => JournalFormat.Word(row.Status)),
        (new("reason", CellType.Text), row => row.Reason),
        (new("why", CellType.Text), row => row.Why),
        (new("contested", CellType.Truth), row => row.Contested),
        (new("unread", CellType.Whole), row => (long)row.Unread),
        (new("reference", CellType.Text), row => row.Reference),
        (new("kind", CellType.Text), row => row.Kind is { } kind ? JournalFormat.Word(kind) : null),
        (new("correct", CellType.Truth), row => row.Correct),
        (new("rule", CellType.Text), row => JournalFormat.Word(row.Rule)),
        (new("answers", CellType.Texts), row => row.Votes.Select(group => group.Answer).ToList()),
        (new("votes", CellType.Numbers), row => row.Votes.Select(group => (double)group.Votes).ToList()),
        (new("weights", CellType.Numbers), row => row.Votes.Select(group => group.Weight).ToList()),
        (new("strategies", CellType.Texts), row => row.History.Select(visit => visit.Strategy.Text).ToList()),
        (new("samples", CellType.Whole), row => row.Spend.Samples),
        (new("steps", CellType.Whole), row => row.Spend.Steps),
        (new("promptTokens", CellType.Whole), row => row.Spend.PromptTokens),
        (new("cachedTokens", CellType.Whole), row => row.Spend.CachedTokens),
        (new("completionTokens", CellType.Whole), row => row.Spend.CompletionTokens),
        (new("verifierTokens", CellType.Whole), row => row.Spend.VerifierTokens),
        (new("verifierCalls", CellType.Whole), row => row.Spend.VerifierCalls),
        (new("flops", CellType.Number), row => (double)row.Spend.Flops),
        (new("money", CellType.Number), row => (double)row.Spend.Money),
        (new("tokens", CellType.Whole), row => row.Spend.Tokens),
        (new("solution", CellType.Text), row => row.Solution),
    ];

    /// <summary>The columns, in order.</summary>
    public static IReadOnlyList<ExportColumn> Columns { get; } = [.. All.Select(one => one.Column)];

    /// <summary>A row's cells, one for each column.</summary>
    public static IReadOnlyList<object?> Cells(ResultRow row) => [.. All.Select(one => one.Cell(row))];
}
