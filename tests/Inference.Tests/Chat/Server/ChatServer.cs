using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ponder.Inference.Tests.Chat.Server;

/// <summary>A service in this process: it keeps every request and answers as it is told, faults included.</summary>
internal sealed class ChatServer : IDisposable
{
    private readonly WebApplication app;
    private readonly Func<ChatRequest, Answer> answer;
    private readonly ConcurrentQueue<ChatRequest> requests = new();

    public ChatServer(Func<ChatRequest, Answer> answer)
    {
        this.answer = answer;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(ServeAsync);
        app.StartAsync().GetAwaiter().GetResult();
        Endpoint = new Uri($"{app.Urls.Single()}/v1");
    }

    public Uri Endpoint { get; }

    /// <summary>Answers what costs nothing, such as the list of models; null answers it as everything.</summary>
    public Func<ChatRequest, Answer>? Looks { get; init; } = _ => new(200, """{"data":[]}""");

    /// <summary>Whether requests that find out what the server can do are answered for it.</summary>
    public bool AnswersProbes { get; init; } = true;

    /// <summary>Every request that asks the model for something, in the order of coming.</summary>
    public IReadOnlyList<ChatRequest> Requests => [.. requests.Where(r => r.Body is not null)];

    public void Dispose()
    {
        using var now = new CancellationTokenSource(0);
        app.StopAsync(now.Token).GetAwaiter().GetResult();
        ((IDisposable)app).Dispose();
    }

    private async Task ServeAsync(HttpContext context)
    {
        var body = context.Request.Method == "POST" ? await JsonNode.ParseAsync(context.Request.Body) : null;
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new ChatRequest(context.Request.Path + context.Request.QueryString, headers, body?.AsObject(), Stopwatch.GetTimestamp());
        if (AnswersProbes && request.Probes)
        {
            await Answer.Of([.. Enumerable.Repeat("one, two, three", request.Samples)], 20, request.Samples * (int)body!["max_tokens"]!, "length").SendAsync(context);
            return;
        }

        requests.Enqueue(request);
        await (body is null && Looks is { } looks ? looks(request) : answer(request)).SendAsync(context);
    }
}

/// <summary>A request as it came.</summary>
internal sealed record ChatRequest(string Path, IReadOnlyDictionary<string, string> Headers, JsonObject? Body, long Time)
{
    public int Samples => (int?)Body!["n"] ?? 1;

    /// <summary>Whether it only finds out what the server can do: such requests are answered as a server would that can do all.</summary>
    public bool Probes => Body?["messages"] is not null
        && (Text.StartsWith("Count from one to thirty", StringComparison.Ordinal) || Text.StartsWith("Write eight random words", StringComparison.Ordinal));

    public string Text => Body!["prompt"] is { } prompt ? (string)prompt! : Said(Body["messages"]!.AsArray()[^1]!["content"]!);

    private static string Said(JsonNode content) => content is JsonArray parts ? (string)parts[^1]!["text"]! : (string)content!;
}
