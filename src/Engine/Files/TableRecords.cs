using System.Runtime.CompilerServices;
using System.Text.Json;
using nietras.SeparatedValues;
using Ponder.Core.Problems;

namespace Ponder.Engine.Files;

/// <summary>The rows of a CSV or TSV file, each as a JSON object of its cells.</summary>
internal static class TableRecords
{
    public static async IAsyncEnumerable<ProblemRecord> ReadAsync(ProblemText text, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var table = await Sep.New(text.Separator).Reader(o => o with { Unescape = true, DisableColCountCheck = true }).FromAsync(text.Content, cancel);
        var names = table.Header.ColNames.Select(name => name.Trim('\uFEFF', ' ')).ToList();
        var line = 1;
        while (await NextAsync(table, cancel) is var (more, fault) && (more || fault is not null))
        {
            if (fault is not null)
            {
                yield return new(line, "", null, fault);
                break;
            }

            line = table.Current.LineNumberToExcl;
            if (Row(table.Current, names) is { } record) yield return record;
        }
    }

    private static async ValueTask<(bool More, string? Fault)> NextAsync(SepReader table, CancellationToken cancel)
    {
        try
        {
            return (await table.MoveNextAsync(cancel), null);
        }
        catch (NotSupportedException e)
        {
            return (false, $"the table cannot be read: {e.Message}");
        }
    }

    /// <summary>The row as a record; null where it is blank.</summary>
    private static ProblemRecord? Row(SepReader.Row row, List<string> names)
    {
        var line = row.LineNumberFrom;
        if (row.ColCount == 1 && row.Span.Trim().IsEmpty) return null;
        if (row.ColCount != names.Count) return new(line, "", null, $"expected {names.Count} cells, as the header has, found {row.ColCount}");
        var cells = new Dictionary<string, string>();
        for (var i = 0; i < names.Count; i++)
        {
            if (!row[i].Span.IsEmpty) cells[names[i]] = row[i].ToString();
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(cells);
        return json.Length > ProblemReader.LongestLine
            ? new(line, "", null, $"the row is longer than {ProblemReader.LongestLine:N0} bytes") : new(line, $"line-{line}", json);
    }
}
