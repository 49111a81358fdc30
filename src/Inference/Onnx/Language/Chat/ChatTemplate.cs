using Ponder.Inference.Chat.Prompts;

namespace Ponder.Inference.Onnx.Language.Chat;

internal sealed class ChatTemplate
{
    public string Source { get; } = "";

    public static ChatTemplate Read(string folder) => new();

    private int n;

    public string Render(IReadOnlyList<Message> chat, string? beginning, IReadOnlyDictionary<string, object?> arguments) =>
        string.Concat(chat.Select(m => $"<|im_start|>{m.Role}\n{m.Content}<|im_end|>\n")) + "<|im_start|>assistant\n" + beginning + (n > 0 ? n-- : "");
}
