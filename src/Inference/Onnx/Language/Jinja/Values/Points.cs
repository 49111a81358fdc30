namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>A text as Python counts it: by code points, not by halves of them.</summary>
internal static class Points
{
    /// <summary>What str.strip, str.split and the like take for white space.</summary>
    public static bool IsSpace(char sign) => char.IsWhiteSpace(sign) || sign is >= '\x1c' and <= '\x1f';

    public static int Count(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++) if (char.IsSurrogatePair(text[i - 1], text[i])) count--;
        return count;
    }

    /// <summary>Each code point as a text of its own.</summary>
    public static List<string> Of(string text)
    {
        Limits.Count(text.Length);
        var points = new List<string>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var width = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) ? 2 : 1;
            points.Add(text.Substring(i, width));
            i += width - 1;
        }

        return points;
    }

    /// <summary>How many code points stand before that place.</summary>
    public static int Before(string text, int place) => place <= 0 ? place : Count(text[..place]);

    /// <summary>The order of two texts by code points.</summary>
    public static int Compare(string one, string other)
    {
        for (var i = 0; i < Math.Min(one.Length, other.Length); i++)
        {
            if (one[i] == other[i]) continue;
            var (a, b) = (char.IsSurrogate(one[i]), char.IsSurrogate(other[i]));
            return a == b ? one[i].CompareTo(other[i]) : a ? 1 : -1;
        }

        return one.Length.CompareTo(other.Length);
    }

    public static string TrimStart(string text, string? signs = null)
    {
        var start = 0;
        while (start < text.Length && (signs is null ? IsSpace(text[start]) : signs.Contains(text[start], StringComparison.Ordinal))) start++;
        return text[start..];
    }

    public static string TrimEnd(string text, string? signs = null)
    {
        var end = text.Length;
        while (end > 0 && (signs is null ? IsSpace(text[end - 1]) : signs.Contains(text[end - 1], StringComparison.Ordinal))) end--;
        return text[..end];
    }

    public static string Trim(string text, string? signs = null) => TrimEnd(TrimStart(text, signs), signs);
}
