namespace Ponder.Inference.Chat.Prompts;

/// <summary>Finds steps in a text.</summary>
internal static class StepCut
{
    /// <summary>The steps of a text, white space around them left out. Empty ones are none: nothing stands after a separator at the end.</summary>
    public static List<string> Of(string text, string separator) =>
        [.. text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>Where that many steps end, their separator included; empty ones do not count. Null where there are fewer.</summary>
    public static int? End(string text, string separator, int steps)
    {
        var done = 0;
        for (int begin = 0, at; (at = text.IndexOf(separator, begin, StringComparison.Ordinal)) >= 0; begin = at + separator.Length)
        {
            if (!text.AsSpan(begin, at - begin).IsWhiteSpace() && ++done == steps) return at + separator.Length;
        }

        return null;
    }
}
