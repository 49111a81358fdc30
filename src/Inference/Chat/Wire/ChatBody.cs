using System.Text.Json;
using Ponder.Inference.Chat.Prompts;

namespace Ponder.Inference.Chat.Wire;

/// <summary>Requests as JSON, the same for every service but for what only some of them know.</summary>
internal sealed class ChatBody(ChatOptions options, TemplateSet templates)
{
    private static readonly JsonWriterOptions Plain =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Seeds as every service can take them: llama.cpp's have 32 bits and their highest means chance.</summary>
    public const ulong SeedMask = 0x7fffffff;

    /// <summary>The path it is posted to.</summary>
    public string Path => options.Continuation == Continuation.Completions ? "completions" : "chat/completions";

    public byte[] Write(ChatCall call)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Plain))
        {
            json.WriteStartObject();
            json.WriteString("model", options.Model);
            if (options.Continuation == Continuation.Completions) json.WriteString("prompt", templates.Plain(call.Chat, call.Beginning));
            else WriteMessages(json, call);
            WriteSettings(json, call);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteMessages(Utf8JsonWriter json, ChatCall call)
    {
        json.WriteStartArray("messages");
        foreach (var message in call.Beginning is { Length: > 0 } begun ? [.. call.Chat, new("assistant", begun)] : call.Chat)
        {
            json.WriteStartObject();
            json.WriteString("role", message.Role);
            json.WriteString("content", message.Content);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (call.Beginning is not { Length: > 0 }) return;
        json.WriteBoolean("add_generation_prompt", false);
        json.WriteBoolean("continue_final_message", true);
    }

    private void WriteSettings(Utf8JsonWriter json, ChatCall call)
    {
        json.WriteNumber(options.Reasoning ? "max_completion_tokens" : "max_tokens", call.MaxTokens);
        if (!options.Reasoning) json.WriteNumber("temperature", call.Temperature);
        json.WriteNumber("seed", call.Seed & SeedMask);
        if (call.Samples > 1) json.WriteNumber("n", call.Samples);
        if (call.Stop is { } stop && !options.Reasoning)
        {
            json.WriteStartArray("stop");
            json.WriteStringValue(stop);
            json.WriteEndArray();
        }

        if (!options.Logprobs) return;
        if (options.Continuation == Continuation.Completions) json.WriteNumber("logprobs", 0);
        else json.WriteBoolean("logprobs", true);
    }
}
