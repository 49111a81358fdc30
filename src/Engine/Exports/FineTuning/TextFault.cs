namespace Ponder.Engine.Exports.FineTuning;

/// <summary>What keeps a text from being a message.</summary>
internal static class TextFault
{
    /// <summary>What is wrong and what was expected; null where nothing is.</summary>
    public static string? Of(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "it is empty, expected a text";
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i])) return $"it has half a character (U+{(int)text[i]:X4}) at {i + 1}, expected whole ones";
        }

        return null;
    }
}
