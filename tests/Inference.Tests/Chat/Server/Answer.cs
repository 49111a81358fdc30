using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Ponder.Inference.Tests.Chat.Server;

/// <summary>What the server sends back, or does instead.</summary>
internal sealed record Answer(int Status, string Content)
{
    public string ContentType { get; init; } = "application/json";

    public (string Name, string Value)? Header { get; init; }

    /// <summary>How long it takes.</summary>
    public TimeSpan After { get; init; }

    /// <summary>Send only so many bytes of what was announced, then hang up; 0 hangs up at once.</summary>
    public int? Break { get; init; }

    /// <summary>A reply with those texts and the tokens they cost.</summary>
    public static Answer Of(string[] texts, int prompt = 10, int completion = 5, string finish = "stop") =>
        Json(Choices([.. texts.Select(t => Choice(t, finish))], prompt, completion));

    public static Answer Json(JsonNode node) => new(200, node.ToJsonString());

    public static Answer Error(int status, string code = "", string message = "no") =>
        new(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } }.ToJsonString());

    public static JsonObject Choice(string? text, string? finish) =>
        new() { ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text }, ["finish_reason"] = finish };

    public static JsonObject Choices(JsonObject[] choices, int prompt, int completion)
    {
        for (var i = 0; i < choices.Length; i++) choices[i]["index"] = i;
        return new()
        {
            ["id"] = "x",
            ["object"] = "chat.completion",
            ["choices"] = new JsonArray([.. choices]),
            ["usage"] = new JsonObject { ["prompt_tokens"] = prompt, ["completion_tokens"] = completion, ["total_tokens"] = prompt + completion },
        };
    }

    public async Task SendAsync(HttpContext context)
    {
        await Task.Delay(After, context.RequestAborted);
        var (response, bytes) = (context.Response, Encoding.UTF8.GetBytes(Content));
        if (Break != 0)
        {
            (response.StatusCode, response.ContentType, response.ContentLength) = (Status, ContentType, bytes.Length);
            if (Header is var (name, value)) response.Headers[name] = value;
            await response.Body.WriteAsync(bytes.AsMemory(0, Break ?? bytes.Length));
            await response.Body.FlushAsync();
        }

        if (Break is not null) context.Abort();
    }
}
