namespace Ponder.Answers.Extraction;

/// <summary>Markdown's stars, underscores and backticks around words; never a star that multiplies.</summary>
internal static class Emphasis
{
    /// <summary>Puts a blank in the place of each such mark outside formulas.</summary>
    public static void Mask(char[] text)
    {
        if (Array.IndexOf(text, '*') < 0 && Array.IndexOf(text, '_') < 0 && Array.IndexOf(text, '`') < 0) return;
        var at = 0;
        foreach (var span in MathSpans.All(new string(text)).ToList())
        {
            Mask(text, at, span.Open);
            at = span.After;
        }

        Mask(text, at, text.Length);
    }

    private static void Mask(char[] text, int from, int to)
    {
        var single = -1;
        for (var i = from; i < to; i++)
        {
            if (text[i] == '\n') single = -1;
            if (text[i] is not ('*' or '_' or '`') || (i > 0 && text[i - 1] == '\\')) continue;
            var end = i + 1;
            while (end < text.Length && text[end] == text[i]) end++;
            if (text[i] == '`' || (end - i > 1 && IsEdge(text, i, end)))
            {
                Array.Fill(text, ' ', i, end - i);
            }
            else if (end - i == 1 && single >= 0 && text[single] == text[i] && Closes(text, i))
            {
                text[single] = text[i] = ' ';
                single = -1;
            }
            else if (end - i == 1 && Opens(text, i))
            {
                single = i;
            }

            i = end - 1;
        }
    }

    /// <summary>Not between two letters or digits, where two stars raise to a power and underscores are part of a name.</summary>
    private static bool IsEdge(char[] text, int start, int end) =>
        !(start > 0 && end < text.Length && IsOperand(text[start - 1]) && IsOperand(text[end]) && char.IsAscii(text[start - 1]));

    private static bool IsOperand(char c) => char.IsLetterOrDigit(c) || c is ')' or '(' or '}' or '{';

    private static bool Opens(char[] text, int at) =>
        (at == 0 || !IsOperand(text[at - 1]) || text[at - 1] == '(') && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);

    private static bool Closes(char[] text, int at) =>
        !char.IsWhiteSpace(text[at - 1]) && (at + 1 == text.Length || !IsOperand(text[at + 1]) || text[at + 1] == ')');
}
