using System.Text;

namespace Ponder.Inference.Chat.Prompts;

/// <summary>What reading a chat costs at most, where nobody has the model's tokenizer.</summary>
internal static class PromptSize
{
    /// <summary>Tokens of what surrounds the messages: their roles and marks, as chat templates write them.</summary>
    public static int Overhead(int messages) => 16 * (messages + 1);

    /// <summary>What reading the chat costs at most: no token has less than a byte, and pictures have what is set aside for them.</summary>
    public static int Bound(IReadOnlyList<Message> chat, string? beginning) =>
        Overhead(chat.Count) + chat.Sum(m => Encoding.UTF8.GetByteCount(m.Content) + m.Pictures.Sum(p => p.Picture.Bound)) + Encoding.UTF8.GetByteCount(beginning ?? "");

    /// <summary>About what reading the chat costs; rather more than less.</summary>
    public static int Expected(IReadOnlyList<Message> chat) => Overhead(chat.Count) + chat.Sum(m => Expected(m.Content) + m.Pictures.Sum(p => p.Picture.Expected));

    /// <summary>
    /// About how many tokens the text has, rather more than less: half a token for a letter or space (English has a quarter), a whole one for
    /// a digit or sign, one and a half for anything beyond ASCII.
    /// </summary>
    public static int Expected(string text)
    {
        var halves = text.EnumerateRunes().Sum(rune => !rune.IsAscii ? 3 : Rune.IsLetter(rune) || Rune.IsWhiteSpace(rune) ? 1 : 2);
        return (halves + 1) / 2;
    }
}
