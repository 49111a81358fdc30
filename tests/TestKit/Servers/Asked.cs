using System.Text;
using System.Text.Json.Nodes;

namespace Ponder.TestKit.Servers;

/// <summary>
/// What a request asks for, as far as the profile takes its fields. The prompt is all that is to be read, written out, the begun answer
/// last.
/// </summary>
internal sealed record Asked(string Prompt, string Begun, bool Chat)
{
    public int Samples { get; private init; } = 1;

    public int? MaxTokens { get; private init; }

    public ulong Seed { get; private init; }

    public double Temperature { get; private init; } = 1;

    public IReadOnlyList<string> Stops { get; private init; } = [];

    public bool Logprobs { get; private init; }

    public bool Verbose { get; private init; }

    public bool Echo { get; private init; }

    public bool Thinks { get; private init; }

    public static Asked Read(ServerProfile profile, ServerRequest request)
    {
        var body = request.Body!;
        var chat = request.Path.Contains("/chat/", StringComparison.Ordinal);
        var begun = chat ? Continuation.Begun(profile, request) : AfterMark(profile, body);
        var asked = new Asked(chat ? WrittenOut(profile, body, begun) : Text(body["prompt"]), begun, chat);
        var logprobs = Taken("logprobs");
        return asked with
        {
            Samples = (int?)Taken("n") ?? 1,
            MaxTokens = (int?)Taken("max_completion_tokens") ?? (int?)Taken("max_tokens") ?? (chat ? null : profile.PlainTokens),
            Seed = (ulong?)(long?)Taken("seed") ?? 0,
            Temperature = (double?)Taken("temperature") ?? 1,
            Stops = Taken("stop") switch { JsonArray many => [.. many.Select(Text)], JsonValue one => [Text(one)], _ => [] },
            Logprobs = logprobs is not null && logprobs.ToJsonString() != "false",
            Verbose = profile.Verbose && (bool?)body["verbose"] == true,
            Echo = profile.Echoes || (bool?)body["echo"] == true,
            Thinks = chat && begun.Length == 0 && profile.Thinking.Tokens > 0
                && !profile.Thinking.Off.Any(off => At(body, off.Key) == off.Value),
        };

        JsonNode? Taken(string name) => profile.Fields.ContainsKey(name) && profile.Fields[name].Refusal is null ? null : body[name];
    }

    /// <summary>A message's text, of parts too.</summary>
    public static string Text(JsonNode? content) => content switch
    {
        JsonArray parts => string.Concat(parts.Select(part => (string?)part?["text"])),
        JsonValue value => value.TryGetValue<string>(out var text) ? text : "",
        _ => "",
    };

    private static string? At(JsonNode body, string path) =>
        path.Split('.').Aggregate((JsonNode?)body, (node, name) => (node as JsonObject)?[name])?.ToJsonString();

    private static string AfterMark(ServerProfile profile, JsonObject body)
    {
        var prompt = Text(body["prompt"]);
        var mark = prompt.LastIndexOf(profile.ReplyMark, StringComparison.Ordinal);
        return mark < 0 ? "" : prompt[(mark + profile.ReplyMark.Length)..];
    }

    private static string WrittenOut(ServerProfile profile, JsonObject body, string begun)
    {
        var prompt = new StringBuilder();
        var messages = body["messages"]!.AsArray();
        foreach (var message in begun.Length > 0 ? messages.SkipLast(1) : messages)
        {
            var role = Text(message!["role"]);
            if (message == messages[^1] && role == "assistant") role = profile.LastTurn;
            prompt.Append($"<|im_start|>{role}\n{Text(message["content"])}<|im_end|>\n");
        }

        return prompt.Append(profile.ReplyMark).Append(begun).ToString();
    }
}
