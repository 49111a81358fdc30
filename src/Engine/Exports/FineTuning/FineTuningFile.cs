namespace Ponder.Engine.Exports.FineTuning;

/// <summary>A file that keeps the rules, on this machine's disk until it is disposed.</summary>
public sealed class FineTuningFile : IAsyncDisposable
{
    private readonly FileStream content;

    internal FineTuningFile(FileStream content, FineTuningReport report) => (this.content, Report) = (content, report);

    /// <summary>What it holds, and what was left out.</summary>
    public FineTuningReport Report { get; }

    /// <summary>Copies it.</summary>
    /// <param name="stream">Where to; it is left open.</param>
    /// <param name="cancel">Stops the copying.</param>
    public async Task CopyToAsync(Stream stream, CancellationToken cancel = default)
    {
        content.Position = 0;
        await content.CopyToAsync(stream, cancel);
    }

    /// <summary>Deletes it.</summary>
    public ValueTask DisposeAsync() => content.DisposeAsync();
}
