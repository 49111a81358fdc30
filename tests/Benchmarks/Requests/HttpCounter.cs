using Azure.Core;
using Azure.Core.Pipeline;

namespace Ponder.Benchmarks.Requests;

/// <summary>Counts what really goes over the wire: every try, and every renewal of a lease.</summary>
internal sealed class HttpCounter : HttpPipelineSynchronousPolicy
{
    private long sent;

    public long Sent => Interlocked.Read(ref sent);

    public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref sent);
}
