using System.Text;
using System.Text.Json.Nodes;
using Ponder.TestKit.Servers;

namespace Ponder.Inference.Tests.Servers;

/// <summary>Plain requests to a scripted server, with no client of Ponder's between.</summary>
internal static class Calls
{
    private static readonly HttpClient Client = new();

    public const string Problem = "4 steps, 100% right, answer 17";

    public static string Messages(string problem, string? begun = null) =>
        $$"""[{"role":"user","content":"{{problem}}"}{{(begun is null ? "" : $$""", {"role":"assistant","content":"{{begun}}"}""")}}]""";

    /// <summary>Asks in a chat; <paramref name="fields"/> are the members besides the messages, with ' for quotes.</summary>
    public static Task<(int Status, JsonObject Json)> ChatAsync(
        ScriptedServer server, string fields = "", string problem = Problem, string? begun = null)
    {
        var besides = (fields.Length > 0 ? "," : "") + fields.Replace('\'', '"');
        return PostAsync(server, "chat/completions", $$"""{"model":"m","messages":{{Messages(problem, begun)}}{{besides}}}""");
    }

    public static async Task<(int Status, JsonObject Json)> PostAsync(ScriptedServer server, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var reply = await Client.PostAsync($"{server.Endpoint}/{path}", content);
        return ((int)reply.StatusCode, JsonNode.Parse(await reply.Content.ReadAsStringAsync())!.AsObject());
    }

    public static async Task<string> GetAsync(ScriptedServer server, string path) =>
        await Client.GetStringAsync(new Uri(server.Endpoint, path));

    public static string Content(this JsonObject reply, int choice = 0) =>
        (string?)reply["choices"]![choice]!["message"]?["content"] ?? (string?)reply["choices"]![choice]!["text"] ?? "";

    public static string? Finish(this JsonObject reply, int choice = 0) => (string?)reply["choices"]![choice]!["finish_reason"];

    public static long Usage(this JsonObject reply, string field = "completion_tokens") => (long)reply["usage"]![field]!;
}
