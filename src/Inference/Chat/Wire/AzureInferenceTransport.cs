using Azure;
using Azure.AI.Inference;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace Ponder.Inference.Chat.Wire;

/// <summary>
/// Over Azure.AI.Inference's client: its credentials, headers and version. Its typed result shows one choice only, so bodies go through its
/// pipeline as they are.
/// </summary>
internal sealed class AzureInferenceTransport : ITransport
{
    private const string ApiVersion = "2024-05-01-preview";

    private readonly HttpPipeline pipeline;
    private readonly Uri endpoint;

    public AzureInferenceTransport(ChatOptions options)
    {
        endpoint = options.Endpoint!;
        var settings = new AzureAIInferenceClientOptions { Retry = { MaxRetries = 0, NetworkTimeout = Timeout.InfiniteTimeSpan } };
        pipeline = (options.Key is { } key
            ? new ChatCompletionsClient(endpoint, new AzureKeyCredential(key), settings)
            : new ChatCompletionsClient(endpoint, new DefaultAzureCredential(), settings)).Pipeline;
    }

    public async Task<WireReply> SendAsync(string path, byte[]? body, CancellationToken cancel)
    {
        using var message = pipeline.CreateMessage();
        var request = message.Request;
        request.Method = body is null ? RequestMethod.Get : RequestMethod.Post;
        request.Uri.Reset(new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/{path}?api-version={ApiVersion}"));
        request.Headers.Add("Accept", "application/json");
        if (body is not null)
        {
            request.Headers.Add("Content-Type", "application/json");
            // Has the service hand on to the model what its own schema does not know, such as n.
            request.Headers.Add("extra-parameters", "pass-through");
            request.Content = RequestContent.Create(body);
        }

        await pipeline.SendAsync(message, cancel).ConfigureAwait(false);
        var headers = message.Response.Headers.ToDictionary(h => h.Name, h => h.Value, StringComparer.OrdinalIgnoreCase);
        var response = message.Response;
        return new(response.Status, response.Headers.ContentType, response.Content.ToMemory(), headers.GetValueOrDefault);
    }
}
