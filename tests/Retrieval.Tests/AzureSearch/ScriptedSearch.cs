using System.Net;
using System.Text;

namespace Ponder.Retrieval.Tests.AzureSearch;

/// <summary>A search service that answers what it is told, and remembers what it was asked.</summary>
internal sealed class ScriptedSearch(HttpStatusCode status, string body) : HttpMessageHandler
{
    public List<(string Path, string? Key, string Body)> Asked { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var key = request.Headers.TryGetValues("api-key", out var keys) ? keys.Single() : null;
        Asked.Add((request.RequestUri!.AbsolutePath, key, request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : ""));
        if (status == 0) throw new HttpRequestException("connection refused");
        return new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json"), RequestMessage = request };
    }
}
