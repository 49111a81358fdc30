using Ponder.Inference.Chat.Prompts;

namespace Ponder.Inference.Onnx.Language.Chat;

/// <summary>How a template wants its messages.</summary>
/// <param name="System">Whether it takes system messages; where not, their text goes before that of the next user message.</param>
/// <param name="Parts">Whether it wants texts as lists of parts, as models that also see pictures do.</param>
internal sealed record ChatForm(bool System, bool Parts)
{
    /// <summary>Every form, the plainest first.</summary>
    public static readonly IReadOnlyList<ChatForm> All = [new(true, false), new(false, false), new(true, true), new(false, true)];

    /// <summary>The messages as the template gets them.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Messages(IReadOnlyList<Message> chat) =>
        [.. (System ? chat : Folded(chat)).Select(m => new Dictionary<string, object?> { ["role"] = m.Role, ["content"] = Content(m.Content) })];

    private object Content(string text) => Parts ? new[] { new Dictionary<string, object?> { ["type"] = "text", ["text"] = text } } : text;

    private static List<Message> Folded(IReadOnlyList<Message> chat)
    {
        var (folded, waiting) = (new List<Message>(), new List<string>());
        foreach (var message in chat)
        {
            if (message.Role == "system")
            {
                waiting.Add(message.Content);
                continue;
            }

            folded.Add(message.Role == "user" && waiting.Count > 0 ? message with { Content = string.Join("\n\n", [.. waiting, message.Content]) } : message);
            if (message.Role == "user") waiting.Clear();
        }

        if (waiting.Count > 0) folded.Add(new("user", string.Join("\n\n", waiting)));
        return folded;
    }
}
