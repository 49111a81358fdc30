using Ponder.Engine.Results;

namespace Ponder.Engine.Exports;

/// <summary>Makes the rows of one kind of export.</summary>
internal interface IExportRows
{
    /// <summary>The columns, in order.</summary>
    IReadOnlyList<ExportColumn> Columns { get; }

    /// <summary>A problem's rows: a cell for each column.</summary>
    IAsyncEnumerable<object?[]> OfAsync(SettledProblem problem, ExportFilter filter, CancellationToken cancel);
}
