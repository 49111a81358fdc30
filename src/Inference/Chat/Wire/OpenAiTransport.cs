using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Identity;
using OpenAI;

namespace Ponder.Inference.Chat.Wire;

/// <summary>Over OpenAI's client: its addresses, credentials and headers.</summary>
internal sealed class OpenAiTransport : IFileTransport
{
    private readonly ClientPipeline pipeline;
    private readonly Uri endpoint;

    public OpenAiTransport(ChatOptions options)
    {
        endpoint = options.Endpoint!;
        var settings = new OpenAIClientOptions
        {
            Endpoint = endpoint,
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
#pragma warning disable OPENAI001 // The way to an identity's token is new in the client; nothing else depends on it.
        pipeline = (options.Key is null && Identity.Serves(endpoint)
            ? new OpenAIClient(new BearerTokenPolicy(new DefaultAzureCredential(), Identity.Scope(endpoint)), settings)
            : new OpenAIClient(new ApiKeyCredential(options.Key ?? "none"), settings)).Pipeline;
#pragma warning restore OPENAI001
    }

    public Task<WireReply> SendAsync(string path, byte[]? body, CancellationToken cancel) =>
        SendAsync(body is null ? "GET" : "POST", path, body, "application/json", cancel);

    public async Task<WireReply> SendAsync(string method, string path, byte[]? body, string? type, CancellationToken cancel)
    {
        using var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri = new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/{path}");
        message.Request.Headers.Set("Accept", "application/json");
        if (body is not null)
        {
            message.Request.Headers.Set("Content-Type", type!);
            message.Request.Content = BinaryContent.Create(BinaryData.FromBytes(body));
        }

        message.Apply(new RequestOptions { CancellationToken = cancel });
        await pipeline.SendAsync(message).ConfigureAwait(false);
        var response = message.Response!;
        response.Headers.TryGetValue("Content-Type", out var kind);
        var headers = response.Headers.ToDictionary(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase);
        return new(response.Status, kind, response.Content.ToMemory(), headers.GetValueOrDefault);
    }
}
