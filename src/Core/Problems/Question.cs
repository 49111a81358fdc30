using System.Text.Json;

namespace Ponder.Core.Problems;

/// <summary>A record's question, and what a conversation already answers.</summary>
/// <param name="Text">The question's text.</param>
/// <param name="Field">Where it stood.</param>
/// <param name="Solution">The reply in a conversation that goes on after the question.</param>
internal sealed record Question(string Text, string Field, string? Solution = null)
{
    private const string Expected = "problem, question, prompt, input, query, instruction or messages";

    /// <exception cref="FieldException">There is none.</exception>
    public static Question Of(JsonElement json, ProblemFields? fields)
    {
        if (fields?.Problem is { } own)
            return Read(json.Field(own) ?? throw new FieldException(own, "missing: it was named as the problem's field"), own);
        foreach (var name in FieldNames.Questions)
        {
            if (json.Field(name) is not { } value) continue;
            // Alpaca's files have a task in one field and its data in another.
            if (name == "input" && json.Field("instruction") is { ValueKind: JsonValueKind.String } task) return Joined(task.Text("instruction"), value);
            return Read(value, name);
        }

        if (json.Field("body") is { } body && body.Field("messages") is { } messages) return Read(messages, "body.messages");
        throw new FieldException("problem", $"missing: expected one of {Expected}; found {Found(json)}");
    }

    private static Question Joined(string task, JsonElement input) =>
        Checked(string.IsNullOrWhiteSpace(input.Text("input")) ? task : $"{task}\n\n{input.Text("input")}", "instruction");

    private static string Found(JsonElement json) =>
        json.EnumerateObject().Select(m => m.Said()).Take(20).ToList() is { Count: > 0 } names ? string.Join(", ", names) : "no field";

    private static Question Read(JsonElement value, string field) =>
        value.ValueKind == JsonValueKind.Array ? Conversation(value, field) : Checked(value.Text(field), field);

    private static Question Checked(string text, string field, string? solution = null) => string.IsNullOrWhiteSpace(text)
        ? throw new FieldException(field, "empty: expected the question's text")
        : new(text, field, solution);

    /// <summary>The one question of a conversation; who speaks for the system asks nothing.</summary>
    private static Question Conversation(JsonElement messages, string field)
    {
        var (asked, answered) = (new List<string>(), default(string));
        foreach (var message in messages.EnumerateArray())
        {
            var role = message.Field("role") ?? message.Field("from");
            var content = message.Field("content") ?? message.Field("value");
            if (role is not { ValueKind: JsonValueKind.String } || content is null)
                throw new FieldException(field, "expected a question's text, or messages of a role and a content each");
            var said = Content(content.Value, field);
            if (role.Value.Text(field) is "user" or "human") asked.Add(said);
            else if (role.Value.Text(field) is "assistant" or "gpt" or "model") answered = asked.Count > 0 ? said : null;
        }

        return asked.Count == 1 ? Checked(asked[0], field, answered)
            : throw new FieldException(field, $"expected one message of the user, found {asked.Count}");
    }

    private static string Content(JsonElement content, string field) => content.ValueKind != JsonValueKind.Array ? content.Text(field)
        : string.Concat(content.EnumerateArray().Select(part => part.Field("text") is { } text ? text.Text(field)
            : throw new FieldException(field, "expected messages of text alone")));
}
