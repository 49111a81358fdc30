using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ponder.TestKit.Servers;

/// <summary>What the server sends back, or does instead.</summary>
public sealed record ServerReply(int Status, byte[] Body)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null sends none.</summary>
    public string? ContentType { get; init; } = "application/json";

    /// <summary>Headers besides.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>How long it takes; <see cref="Timeout.InfiniteTimeSpan"/> never comes.</summary>
    public TimeSpan After { get; init; }

    /// <summary>Send only so many bytes of what was announced, then hang up; 0 hangs up at once.</summary>
    public int? Break { get; init; }

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The body as a JSON object of the caller's own.</summary>
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    /// <summary>Hangs up without a word.</summary>
    public static ServerReply Dropped { get; } = new(200, []) { Break = 0 };

    /// <summary>Keeps the caller waiting for ever.</summary>
    public static ServerReply Hanging { get; } = new(200, []) { After = Timeout.InfiniteTimeSpan };

    /// <summary>That text under that status.</summary>
    public static ServerReply Of(int status, string text) => new(status, Encoding.UTF8.GetBytes(text));

    /// <summary>That JSON under that status.</summary>
    public static ServerReply Of(int status, JsonNode json) => Of(status, json.ToJsonString(Plain));

    /// <summary>The same with its JSON changed.</summary>
    public ServerReply With(Action<JsonObject> change)
    {
        var json = Json;
        change(json);
        return this with { Body = Encoding.UTF8.GetBytes(json.ToJsonString(Plain)) };
    }
}
