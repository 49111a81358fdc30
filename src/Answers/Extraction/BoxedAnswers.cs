using Ponder.Answers.Parsing;

namespace Ponder.Answers.Extraction;

/// <summary>\boxed{…}: nested braces, the last one that holds something, or several that make one answer together.</summary>
internal static class BoxedAnswers
{
    private const int WidestGap = 40;

    /// <summary>The third is what a string literal makes of the first.</summary>
    private static readonly string[] Commands = ["\\boxed", "\\fbox", "\boxed", "\\framebox"];

    /// <summary>Words that join two boxes to one answer; any other word between them starts something new.</summary>
    private static readonly string[] Joining =
        ["and", "or", "also", "text", "quad", "qquad", "und", "oder", "et", "ou", "y", "e", "и", "или", "和", "或", "mbox", "mathrm"];

    private static readonly string[] Correcting =
    [
        "no", "wait", "not", "but", "actually", "instead", "rather", "correct", "corrected", "sorry", "then", "wrong", "gives", "becomes",
        "so",
        "check", "hmm", "oops", "now", "final", "finally", "answer", "hence", "therefore", "thus", "mistake", "should", "is", "we", "get",
    ];

    private static readonly string[] Placeholders =
        ["...", "…", "\\ldots", "\\dots", "answer", "your answer", "final answer", "your final answer", "the answer", "?",
            "\\text{answer}", "\\cdots",
            "\\text{your answer}", "\\text{final answer}", "answer here"];

    public static bool EndsOpen(string text) => Boxes(text).LastOrDefault() is { Length: < 0 };

    public static Found? Last(string text)
    {
        var boxes = Boxes(text).Where(box => box.Length >= 0 && !IsEmpty(text.AsSpan(box.Start, box.Length))).ToList();
        if (boxes.Count == 0) return null;
        var first = boxes.Count - 1;
        while (first > 0 && GoesOn(text[boxes[first - 1].End..boxes[first].Command])) first--;
        var parts = boxes.Skip(first).Select(box => text.Substring(box.Start, box.Length).Trim()).Distinct().ToList();
        var answer = Unboxed(string.Join(", ", parts));
        return new Found(boxes[first].Command, boxes[^1].End, answer) { Rule = parts.Count > 1 ? "the last boxes" : "the last box" };
    }

    private static bool IsEmpty(ReadOnlySpan<char> content)
    {
        content = content.Trim();
        if (content.IsEmpty) return true;
        foreach (var placeholder in Placeholders)
            if (content.Equals(placeholder, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>Boxes stand for one answer when little but a connecting word or the next one's name lies between them.</summary>
    private static bool GoesOn(string gap) =>
        gap.Length <= WidestGap
        && !HasNumber(gap)
        && !gap.Contains("\n\n", StringComparison.Ordinal)
        && !gap.Contains(". ", StringComparison.Ordinal)
        && !gap.Contains("->", StringComparison.Ordinal)
        && Joins(gap, out var joined)
        && (!gap.Contains('=') || joined || gap.Contains(','));

    private static bool Joins(string gap, out bool joined)
    {
        joined = false;
        var others = 0;
        for (var i = 0; i < gap.Length; i++)
        {
            var start = i;
            while (i < gap.Length && char.IsLetter(gap[i])) i++;
            if (i == start) continue;
            var word = gap[start..i];
            if (Array.Exists(Joining, other => other.Equals(word, StringComparison.OrdinalIgnoreCase))) joined = true;
            else if (Array.Exists(Correcting, other => other.Equals(word, StringComparison.OrdinalIgnoreCase))) return false;
            else if (word.Length > 1 && (start == 0 || gap[start - 1] != '\\')) others++;
        }

        return others == 0 || (joined && others <= 2);
    }

    /// <summary>A digit that is no index, as in y_2.</summary>
    private static bool HasNumber(string gap)
    {
        for (var i = 0; i < gap.Length; i++)
            if (char.IsAsciiDigit(gap[i]) && (i == 0 || gap[i - 1] != '_') && (i < 2 || gap[i - 2] != '_')) return true;
        return false;
    }

    private static string Unboxed(string text) =>
        text.Contains("\\boxed", StringComparison.Ordinal) && Last(text) is { } inner ? inner.Text : text;

    private static IEnumerable<Box> Boxes(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var command = text.AsSpan(at).IndexOfAny('\\', '\b') is var next && next < 0 ? -1 : at + next;
            if (command < 0) yield break;
            at = command + 1;
            var name = Array.Find(Commands, c => string.CompareOrdinal(text, command, c, 0, c.Length) == 0);
            if (name is null) continue;
            at = command + name.Length;
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            if (at == text.Length) continue;
            if (text[at] != '{')
            {
                var length = text.AsSpan(at).IndexOfAny(" $\n.,") is var end && end < 0 ? text.Length - at : end;
                if (length > 0 && !char.IsLetter(text[at])) yield return new Box(command, at, length);
                continue;
            }

            var close = Braces.Close(text, at);
            if (close < 0) yield return new Box(command, at + 1, -1);
            else yield return new Box(command, at + 1, close - at - 1);
            at = close < 0 ? at + 1 : close + 1;
        }
    }

    private sealed record Box(int Command, int Start, int Length)
    {
        public int End => Start + Length + 1;
    }
}
