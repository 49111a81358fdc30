namespace Ponder.Answers.Extraction;

/// <summary>"so 42 is the answer" and "option B is correct": the answer before what is said of it.</summary>
internal static class ReversedAnswers
{
    private static readonly string[] Endings =
    [
        "is the answer", "is our answer", "is the final answer", "is our final answer", "is the correct answer", "is the right answer",
        "is the correct option", "is the correct choice", "is the best answer", "is correct.", "is the solution", "is our solution",
    ];

    private static readonly string[] Starts = ["option ",
        "choice ", "answer ", "therefore ", "thus ", "so ", "hence ", "therefore, ", "thus, ", "so, ", "hence, "];

    public static Found? Last(string text)
    {
        Found? last = null;
        foreach (var ending in Endings)
        {
            var at = text.LastIndexOf(ending, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && (last is null || at > last.End) && Before(text, at, ending) is { } found) last = found;
        }

        return last;
    }

    private static Found? Before(string text, int at, string ending)
    {
        var line = text.LastIndexOf('\n', at - 1) + 1;
        var start = line;
        for (var i = at - 1; i > line; i--)
        {
            if (text[i - 1] is not ('.' or ';' or '!' or '?') || !char.IsWhiteSpace(text[i])) continue;
            start = i;
            break;
        }

        while (start < at && char.IsWhiteSpace(text[start])) start++;
        foreach (var word in Starts)
        {
            if (text.AsSpan(start, at - start).LastIndexOf(word, StringComparison.OrdinalIgnoreCase) is var found && found >= 0)
                start = Math.Max(start, start + found + word.Length);
        }

        if (start >= at || BareAnswer.Of(text[start..at]) is not { } bare || !BareAnswer.IsSolid(bare.Text)) return null;
        if (ending == "is correct." && Choice.Letter(bare.Text) is null) return null;
        return new Found(start + bare.Start, start + bare.End, bare.Text) { Rule = $"before \"{ending.TrimEnd('.')}\"" };
    }
}
