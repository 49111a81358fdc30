using Azure.Core;
using Azure.Core.Pipeline;

namespace Ponder.Storage.Tests.Copies;

/// <summary>Counts what is read, and spoils it where a test says so.</summary>
internal sealed class Wire : HttpPipelinePolicy
{
    private readonly List<string> reads = [];

    /// <summary>Reads of files so far, each as its name and range; listings are none.</summary>
    public IReadOnlyList<string> Reads
    {
        get
        {
            lock (reads) return [.. reads];
        }
    }

    /// <summary>Given a read and how many there were before it; true breaks the connection in the middle of its answer.</summary>
    public Func<string, int, bool> Breaks { get; set; } = (_, _) => false;

    /// <summary>The same; true changes a byte of the answer.</summary>
    public Func<string, int, bool> Spoils { get; set; } = (_, _) => false;

    /// <summary>Called before a read is sent.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var request = message.Request;
        var ranged = request.Headers.TryGetValue("x-ms-range", out var range) || request.Headers.TryGetValue("Range", out range);
        if (request.Method != RequestMethod.Get || !ranged)
        {
            await ProcessNextAsync(message, pipeline);
            return;
        }

        var read = $"{request.Uri.Path[(request.Uri.Path.LastIndexOf('/') + 1)..]} {range}";
        int before;
        lock (reads)
        {
            before = reads.Count;
            reads.Add(read);
        }

        await Before(read);
        await ProcessNextAsync(message, pipeline);
        if (message.Response.Status is not (200 or 206)) return;
        if (Breaks(read, before)) throw new IOException("The connection was reset.");
        if (!Spoils(read, before)) return;
        using var content = new MemoryStream();
        await message.Response.ContentStream!.CopyToAsync(content);
        content.GetBuffer()[0] ^= 1;
        content.Position = 0;
        message.Response.ContentStream = new MemoryStream(content.ToArray());
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();
}
