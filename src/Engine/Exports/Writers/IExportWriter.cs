namespace Ponder.Engine.Exports.Writers;

/// <summary>Writes rows to a stream, which stays open.</summary>
internal interface IExportWriter : IAsyncDisposable
{
    Task WriteAsync(IReadOnlyList<object?> row, CancellationToken cancel);

    /// <summary>Writes what is still held.</summary>
    Task EndAsync(CancellationToken cancel);
}
