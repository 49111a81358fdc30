using System.Diagnostics.CodeAnalysis;

namespace Ponder.Reports;

/// <summary>Shortens texts to what a page has room for.</summary>
internal static class Cut
{
    /// <summary>The text, or its first <paramref name="length"/> characters and an ellipsis.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? To(string? text, int length)
    {
        if (text is null || text.Length <= length) return text;
        return $"{text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]}…";
    }
}
