using System.Text.Json;
using System.Text.Json.Nodes;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Chat.Servers;

/// <summary>Fields of a person's own in every request: they are put in, replace Ponder's of the same name, or take one out by null.</summary>
internal static class ExtraFields
{
    /// <summary>Fields that the accounting depends on.</summary>
    private static readonly string[] Own =
        ["model", "messages", "prompt", "n", "best_of", "max_tokens", "max_completion_tokens", "stop", "stream", "stream_options", "continue_final_message", "add_generation_prompt", "echo"];

    /// <exception cref="SettingException">It is no JSON object, or holds a field that is Ponder's.</exception>
    public static JsonObject? Read(ChatOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Extra)) return null;
        var name = $"{options.Section}:{nameof(options.Extra)}";
        JsonObject fields;
        try
        {
            fields = JsonNode.Parse(options.Extra, documentOptions: new() { AllowTrailingCommas = true }) as JsonObject
                ?? throw new SettingException($"{name} is {options.Extra}: expected a JSON object such as {{\"reasoning_effort\":\"low\"}}");
        }
        catch (JsonException e)
        {
            throw new SettingException($"{name} is {options.Extra}: expected a JSON object such as {{\"reasoning_effort\":\"low\"}}: {e.Message}");
        }

        return fields.Select(f => f.Key).FirstOrDefault(Own.Contains) is not { } taken ? fields
            : throw new SettingException($"{name} sets \"{taken}\": expected fields other than {string.Join(", ", Own)}, which Ponder sets itself");
    }

    /// <summary>The body with the fields, objects merged member by member.</summary>
    public static void Merge(JsonObject body, JsonObject fields)
    {
        foreach (var (name, value) in fields)
        {
            if (value is null) body.Remove(name);
            else if (value is JsonObject inner && body[name] is JsonObject there) Merge(there, inner);
            else body[name] = value.DeepClone();
        }
    }
}
