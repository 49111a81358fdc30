using System.Text;
using System.Text.Json.Nodes;

namespace Ponder.TestKit.Servers.Speech;

/// <summary>Log probabilities, an entry a token: of a chat's form, or of the completions'.</summary>
internal static class Logprobs
{
    public static JsonObject Of(IReadOnlyList<string> tokens, bool chat) => chat
        ? new() { ["content"] = new JsonArray([.. tokens.Select(Entry)]) }
        : new()
        {
            ["tokens"] = new JsonArray([.. tokens.Select(token => JsonValue.Create(token))]),
            ["token_logprobs"] = new JsonArray([.. tokens.Select(_ => JsonValue.Create(-0.5))]),
            ["top_logprobs"] = new JsonArray([.. tokens.Select(token => new JsonObject { [token] = -0.5 })]),
            ["text_offset"] = new JsonArray([.. tokens.Select((_, i) => JsonValue.Create(tokens.Take(i).Sum(t => t.Length)))]),
        };

    private static JsonObject Entry(string token) => new()
    {
        ["token"] = token,
        ["logprob"] = -0.5,
        ["bytes"] = new JsonArray([.. Encoding.UTF8.GetBytes(token).Select(b => JsonValue.Create((int)b))]),
        ["top_logprobs"] = new JsonArray(),
    };
}
