using Ponder.Answers.Parsing;

namespace Ponder.Answers.Extraction;

/// <summary>\boxed{…}: nested braces, the last one, or several that make one answer together.</summary>
internal static class BoxedAnswers
{
    private const int WidestGap = 40;
    private static readonly string[] Commands = ["\\boxed", "\\fbox"];

    public static bool EndsOpen(string text)
    {
        var at = Boxes(text).LastOrDefault();
        return at is { Length: < 0 };
    }

    public static Found? Last(string text)
    {
        var boxes = Boxes(text).Where(box => box.Length >= 0).ToList();
        if (boxes.Count == 0) return null;
        var first = boxes.Count - 1;
        while (first > 0 && GoesOn(text[boxes[first - 1].End..boxes[first].Command])) first--;
        var parts = boxes.Skip(first).Select(box => text.Substring(box.Start, box.Length).Trim()).Distinct().ToList();
        var answer = Unboxed(string.Join(", ", parts.Where(part => part.Length > 0)));
        return answer.Length == 0 ? null : new Found(boxes[^1].Start, answer);
    }

    /// <summary>Boxes stand for one answer when little but a connecting word lies between them.</summary>
    private static bool GoesOn(string gap) =>
        gap.Length <= WidestGap
        && !HasNumber(gap)
        && !gap.Contains("\n\n", StringComparison.Ordinal)
        && !gap.Contains(". ", StringComparison.Ordinal)
        && (!gap.Contains('=') || gap.Contains("and", StringComparison.Ordinal) || gap.Contains(',')
            || gap.Contains("or", StringComparison.Ordinal));

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
            var command = text.IndexOf('\\', at);
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
                if (!char.IsLetter(text[at])) yield return new Box(command, at, length);
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
