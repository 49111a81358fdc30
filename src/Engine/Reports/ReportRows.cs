using Ponder.Engine.Results;
using Ponder.Search.Pages;

namespace Ponder.Engine.Reports;

/// <summary>The rows a report shows: of a large job those that need a person's eye first, never more than a page can hold.</summary>
public sealed class ReportRows
{
    private const int Most = 500;
    private readonly List<(int Rank, int Place, ResultRow Row)> rows = [];
    private int seen;

    /// <summary>How many rows there were.</summary>
    public int Seen => seen;

    /// <summary>The rows to show: failed, partial and contested ones first, then in input order.</summary>
    public IEnumerable<ResultRow> Shown => rows.OrderBy(r => r.Rank).ThenBy(r => r.Place).Take(Most).Select(r => r.Row);

    /// <summary>Considers a row.</summary>
    public void Add(ResultRow row)
    {
        rows.Add((row.Status == SolveStatus.Failed ? 0 : row.Contested ? 1 : row.Status == SolveStatus.Partial ? 2 : 3, seen++, row));
        if (rows.Count < 4 * Most) return;
        var keep = rows.OrderBy(r => r.Rank).ThenBy(r => r.Place).Take(Most).ToList();
        rows.Clear();
        rows.AddRange(keep);
    }
}
