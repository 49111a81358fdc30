using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Ponder.TestKit.Servers.Authors;
using Ponder.TestKit.Servers.Batches;
using Ponder.TestKit.Servers.Speech;

namespace Ponder.TestKit.Servers;

/// <summary>
/// A server in this process, on a free port of the loopback address, that answers as a profile says and keeps an honest count of what it
/// reads and writes, whatever its replies claim. A request is counted when it is worked on, whether or not its reply arrives.
/// </summary>
public sealed class ScriptedServer : IDisposable
{
    private static readonly Refusal WrongKey = new(401, "Invalid API Key", "authentication_error", "invalid_api_key");

    private readonly ServerProfile profile;
    private readonly ChatService service;
    private readonly Looks looks;
    private readonly SemaphoreSlim slots;
    private readonly ConcurrentQueue<ServerRequest> requests = new();
    private readonly int port;
    private Line? line;
    private int count;

    /// <summary>Serves at once; without an <paramref name="author"/> the model solves the scripted family and judges it.</summary>
    public ScriptedServer(ServerProfile profile, Author? author = null)
    {
        this.profile = profile;
        (service, looks, slots) = (new(profile, author ?? new FamilyAuthor().Write), new(profile), new(profile.Slots));
        Batches = new(profile.Path, service.Answer);
        line = Line.Open(ServeAsync);
        port = line.Port;
    }

    /// <summary>The address that <c>/chat/completions</c> is appended to.</summary>
    public Uri Endpoint => new($"http://127.0.0.1:{port}{profile.Path}");

    /// <summary>Its batch interface, which is closed unless a test opens it.</summary>
    public BatchService Batches { get; }

    /// <summary>What it read and wrote in truth.</summary>
    public Tally Done => service.Done;

    /// <summary>What the <c>usage</c> of its replies says.</summary>
    public Tally Claimed => service.Claimed;

    /// <summary>Every request, in the order of coming.</summary>
    public IReadOnlyList<ServerRequest> Requests => [.. requests];

    /// <summary>Those that ask for texts.</summary>
    public IReadOnlyList<ServerRequest> Questions => [.. requests.Where(r => r.Asks)];

    /// <summary>The key it wants; null wants none.</summary>
    public string? Key { get; set; }

    /// <summary>Whether the model is not there yet.</summary>
    public bool Loading { get; set; }

    /// <summary>How long it works on a request.</summary>
    public TimeSpan Takes { get; set; }

    /// <summary>What comes instead of an answer, and costs nothing; null answers.</summary>
    public Func<ServerRequest, ServerReply?> Instead { get; set; } = _ => null;

    /// <summary>Changes an answer on its way; it is paid for all the same.</summary>
    public Func<ServerRequest, ServerReply, ServerReply> Rewrite { get; set; } = (_, reply) => reply;

    /// <summary>Refuses connections from now on; those under way break.</summary>
    public void Die() => Interlocked.Exchange(ref line, null)?.Dispose();

    /// <summary>Serves again, at the same port.</summary>
    public void Rise() => line ??= Line.Open(ServeAsync, port);

    /// <summary>Stops for good.</summary>
    public void Dispose()
    {
        Die();
        slots.Dispose();
    }

    private async Task<ServerReply> ServeAsync(HttpRequest message, CancellationToken cancel)
    {
        var request = await ReadAsync(message, cancel);
        requests.Enqueue(request);
        if (Instead(request) is { } instead) return instead;
        var path = request.Path.Split('?')[0];
        if (Loading) return Refusals.Reply(profile, profile.Loading);
        var open = profile.OpenModels && path.EndsWith("/models", StringComparison.Ordinal);
        if (!open && !Knows(request)) return Refusals.Reply(profile, WrongKey);
        if (Batches.Takes(path)) return Rewrite(request, Batches.Answer(request));
        if (request.Method == "GET") return looks.At(path, Done);
        if (!Asks(path)) return looks.Missing(path);
        await slots.WaitAsync(cancel);
        try
        {
            if (Takes > TimeSpan.Zero) await Task.Delay(Takes, cancel);
            return Rewrite(request, service.Answer(request));
        }
        finally
        {
            slots.Release();
        }
    }

    private bool Knows(ServerRequest request) => Key is null
        || request.Headers.GetValueOrDefault("Authorization") == $"Bearer {Key}"
        || request.Headers.GetValueOrDefault("api-key") == Key;

    private bool Asks(string path) =>
        new[] { profile.Path, profile.PrefixPath }.OfType<string>().Any(root =>
            path == $"{root}/chat/completions" || (profile.Completions && path == $"{root}/completions"));

    private async Task<ServerRequest> ReadAsync(HttpRequest message, CancellationToken cancel)
    {
        var headers = message.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        if (message.HasFormContentType)
        {
            var form = await message.ReadFormAsync(cancel);
            using var file = new StreamReader(form.Files[0].OpenReadStream());
            return new(message.Method, message.Path + message.QueryString, headers, null, Interlocked.Increment(ref count) - 1) { File = await file.ReadToEndAsync(cancel) };
        }

        using var reader = new StreamReader(message.Body);
        var text = await reader.ReadToEndAsync(cancel);
        return new(message.Method, message.Path + message.QueryString, headers, Parsed(text), Interlocked.Increment(ref count) - 1);
    }

    private static JsonObject? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
