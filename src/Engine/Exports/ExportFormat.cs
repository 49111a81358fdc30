using Ponder.Engine.Exports.Writers;

namespace Ponder.Engine.Exports;

/// <summary>The form of an export.</summary>
public sealed class ExportFormat
{
    private readonly Func<Stream, IReadOnlyList<ExportColumn>, IExportWriter> open;

    private ExportFormat(string name, string contentType, Func<Stream, IReadOnlyList<ExportColumn>, IExportWriter> open) =>
        (Name, ContentType, this.open) = (name, contentType, open);

    /// <summary>A JSON object a line.</summary>
    public static ExportFormat Jsonl { get; } = new("jsonl", "application/jsonl", (stream, columns) => new JsonlWriter(stream, columns));

    /// <summary>Comma-separated values with a header; lists are JSON in their cells.</summary>
    public static ExportFormat Csv { get; } = new("csv", "text/csv; charset=utf-8", (stream, columns) => new CsvWriter(stream, columns));

    /// <summary>Apache Parquet, in row groups of bounded size.</summary>
    public static ExportFormat Parquet { get; } =
        new("parquet", "application/vnd.apache.parquet", (stream, columns) => new ParquetRows(stream, columns));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } = [Jsonl, Csv, Parquet];

    /// <summary>Their names, in a list for people.</summary>
    public static string Names { get; } = string.Join(", ", All.Select(f => f.Name));

    /// <summary>What it is called, and what its files end with.</summary>
    public string Name { get; }

    /// <summary>Its media type.</summary>
    public string ContentType { get; }

    /// <summary>The format of that name; null where there is none.</summary>
    public static ExportFormat? Find(string name) => All.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A writer to that stream.</summary>
    internal IExportWriter Open(Stream stream, IReadOnlyList<ExportColumn> columns) => open(stream, columns);
}
