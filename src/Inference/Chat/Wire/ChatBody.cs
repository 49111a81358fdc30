using System.Text.Json;
using System.Text.Json.Nodes;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Chat.Servers;

namespace Ponder.Inference.Chat.Wire;

/// <summary>Requests as JSON, worded as the server takes them.</summary>
internal sealed class ChatBody(ChatOptions options, ServerUse use, TemplateSet templates)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Seeds as every service can take them: llama.cpp's have 32 bits and their highest means chance.</summary>
    public const ulong SeedMask = 0x7fffffff;

    private readonly JsonObject? extra = ExtraFields.Read(options);

    /// <summary>The path it is posted to.</summary>
    public string Path(ChatCall call) => use.Continuation == Continuation.Completions && call.Schema is null ? "completions" : "chat/completions";

    public byte[] Write(ChatCall call)
    {
        var body = new JsonObject { ["model"] = options.Model };
        if (use.Continuation == Continuation.Completions && call.Schema is null) body["prompt"] = templates.Plain(call.Chat, call.Beginning);
        else WriteMessages(body, call);
        WriteSettings(body, call);
        if (extra is not null) ExtraFields.Merge(body, extra);
        return JsonSerializer.SerializeToUtf8Bytes(body, Plain);
    }

    private void WriteMessages(JsonObject body, ChatCall call)
    {
        var begun = call.Beginning is { Length: > 0 };
        IEnumerable<Message> all = begun ? [.. call.Chat, new("assistant", call.Beginning!)] : call.Chat;
        body["messages"] = new JsonArray([.. all.Select(m => new JsonObject { ["role"] = m.Role, ["content"] = Content(m) })]);
        if (!begun || use.Continuation == Continuation.Prefill) return;
        body["add_generation_prompt"] = false;
        body["continue_final_message"] = true;
    }

    /// <summary>The message's words; where it has pictures, a list of parts, which both services take in the same form.</summary>
    private static JsonNode Content(Message message) => message.Pictures.Count == 0 ? JsonValue.Create(message.Content) : new JsonArray(
    [
        .. message.Pictures.Select(p => new JsonObject { ["type"] = "image_url", ["image_url"] = new JsonObject { ["url"] = p.DataUrl } }),
        new JsonObject { ["type"] = "text", ["text"] = message.Content },
    ]);

    private void WriteSettings(JsonObject body, ChatCall call)
    {
        if (use.Limit is TokenLimit.MaxTokens or TokenLimit.Both) body["max_tokens"] = call.MaxTokens;
        if (use.Limit is TokenLimit.MaxCompletionTokens or TokenLimit.Both) body["max_completion_tokens"] = call.MaxTokens;
        // The makers of models that think warn of temperature 0: they may repeat themselves without end.
        if (!use.Bare && !(use.Thinks && call.Temperature == 0)) body["temperature"] = call.Temperature;
        body["seed"] = call.Seed & SeedMask;
        if (call.Samples > 1) body["n"] = call.Samples;
        // Where the server does not name the stop, a step's text is cut here instead.
        if (call.Stop is { } stop && !use.Bare && !(call.StopsAtStep && use.Stops == StopNaming.None))
        {
            body["stop"] = new JsonArray(stop);
            if (call.StopsAtStep && use.Stops == StopNaming.Verbose) body["verbose"] = true;
        }

        if (call.Schema is { } schema)
        {
            body["response_format"] = new JsonObject
            {
                ["type"] = "json_schema",
                ["json_schema"] = new JsonObject { ["name"] = "verdict", ["strict"] = true, ["schema"] = JsonNode.Parse(schema) },
            };
        }

        if (!use.Logprobs) return;
        var plain = use.Continuation == Continuation.Completions && call.Schema is null;
        body["logprobs"] = plain ? options.TopLogprobs : true;
        if (!plain && options.TopLogprobs > 0) body["top_logprobs"] = options.TopLogprobs;
    }
}
