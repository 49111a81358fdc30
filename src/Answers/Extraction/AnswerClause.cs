namespace Ponder.Answers.Extraction;

/// <summary>Reads the clause after an announcement up to the end of its sentence, and takes the answer out of it.</summary>
internal static class AnswerClause
{
    private const int MostWords = 6;
    private static readonly string[] Explanations = [" because", " since ", ", as ", ", so ", ", which", " which is", ", where"];

    public static string? Read(string text, int start)
    {
        var clause = text[start..End(text, start)].Trim().TrimEnd('.', '*', '!').Trim();
        foreach (var word in Explanations)
            if (clause.IndexOf(word, StringComparison.OrdinalIgnoreCase) is var at && at > 0) clause = clause[..at].Trim();
        if (clause.Length == 0) return null;
        if (BoxedAnswers.Last(clause) is { } box) return box.Text;
        if (BareAnswer.Of(clause) is { } bare) return bare.Text;
        var verb = clause.LastIndexOf(" is ", StringComparison.Ordinal);
        if (verb >= 0 && BareAnswer.Of(clause[(verb + 4)..]) is { } stated) return stated.Text;
        return (MathSpans.Last(clause) ?? NumberScan.Last(clause))?.Text ?? (WordCount(clause) <= MostWords ? clause : null);
    }

    /// <summary>A sentence ends at a line's end or at a full stop before a space, but not inside a formula.</summary>
    private static int End(string text, int start)
    {
        var at = start;
        foreach (var span in MathSpans.All(text[start..]))
        {
            var end = SentenceEnd(text, at, start + span.Open);
            if (end >= 0) return end;
            at = start + span.After;
        }

        var last = SentenceEnd(text, at, text.Length);
        return last >= 0 ? last : text.Length;
    }

    private static int SentenceEnd(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text[i] == '\n') return i;
            if (text[i] is '.' or '!' or ';' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]))) return i;
        }

        return -1;
    }

    private static int WordCount(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
