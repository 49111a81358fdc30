namespace Ponder.Retrieval.Documents;

/// <summary>
/// Cuts long documents into passages, so that what is found is about what was asked. They end at a paragraph, a line or a word, whichever is
/// the first of these that leaves a passage at least half full.
/// </summary>
internal static class Passages
{
    /// <summary>Letters of a passage at most.</summary>
    public const int Longest = 2000;

    private static readonly string[] Borders = ["\n\n", "\n", " "];

    /// <summary>The document, or its passages: they have its title, and its id with a number after it, from 1.</summary>
    public static IEnumerable<Document> Of(Document document)
    {
        var (text, from, number) = (document.Text.ReplaceLineEndings("\n").Trim(), 0, 1);
        if (text.Length <= Longest)
        {
            yield return document with { Text = text };
            yield break;
        }

        while (from < text.Length)
        {
            var to = text.Length - from <= Longest ? text.Length : End(text, from);
            if (text[from..to].Trim() is { Length: > 0 } passage) yield return document with { Id = $"{document.Id}#{number++}", Text = passage };
            from = to;
        }
    }

    private static int End(string text, int from)
    {
        foreach (var border in Borders)
        {
            var at = text.LastIndexOf(border, from + Longest - border.Length, Longest / 2, StringComparison.Ordinal);
            if (at >= 0) return at + border.Length;
        }

        return from + Longest - (char.IsHighSurrogate(text[from + Longest - 1]) ? 1 : 0);
    }
}
