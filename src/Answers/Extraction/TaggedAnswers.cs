namespace Ponder.Answers.Extraction;

/// <summary>&lt;answer&gt;…&lt;/answer&gt; and its kin: the last pair with something in it.</summary>
internal static class TaggedAnswers
{
    private const int Longest = 400;
    private static readonly string[] Names = ["answer", "final_answer", "final-answer", "finalanswer", "solution", "result"];

    public static Found? Last(string text)
    {
        if (!text.Contains("</", StringComparison.Ordinal)) return null;
        Found? last = null;
        foreach (var name in Names)
            if (Last(text, name) is { } found && (last is null || found.Start > last.Start)) last = found;
        return last;
    }

    private static Found? Last(string text, string name)
    {
        var close = text.LastIndexOf($"</{name}>", StringComparison.OrdinalIgnoreCase);
        if (close < 0) return null;
        var open = text.LastIndexOf($"<{name}>", close, StringComparison.OrdinalIgnoreCase);
        if (open < 0) return null;
        var start = open + name.Length + 2;
        if (start >= close || text.AsSpan(start, close - start).IsWhiteSpace() || close - start > Longest) return null;
        var inside = text[start..close];
        var answer = BoxedAnswers.Last(inside) ?? BareAnswer.Of(inside) ?? AnswerClause.Read(inside, 0);
        return answer is null ? null : new Found(start + answer.Start, start + answer.End, answer.Text) { Rule = $"the last <{name}>" };
    }
}
