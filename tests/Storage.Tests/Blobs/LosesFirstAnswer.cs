using Azure.Core;
using Azure.Core.Pipeline;

namespace Ponder.Storage.Tests.Blobs;

/// <summary>A network that carries a request out and breaks before its answer comes back; once.</summary>
internal sealed class LosesFirstAnswer(string method, string pathEnd) : HttpPipelinePolicy
{
    public bool HasLost { get; private set; }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        var request = message.Request;
        if (HasLost || request.Method.Method != method || !request.Uri.Path.EndsWith(pathEnd, StringComparison.Ordinal)) return;
        HasLost = true;
        throw new IOException("The connection was reset.");
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();
}
