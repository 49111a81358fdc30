using System.Text;

namespace Ponder.Inference.Chat.Prompts;

/// <summary>What reading a chat costs at most, where nobody has the model's tokenizer.</summary>
internal static class PromptSize
{
    /// <summary>Tokens of what surrounds the messages: their roles and marks, as chat templates write them.</summary>
    public static int Overhead(int messages) => 16 * (messages + 1);

    /// <summary>What reading the chat costs at most: no token has less than a byte.</summary>
    public static int Bound(IReadOnlyList<Message> chat, string? beginning) =>
        Overhead(chat.Count) + chat.Sum(m => Encoding.UTF8.GetByteCount(m.Content)) + Encoding.UTF8.GetByteCount(beginning ?? "");
}
