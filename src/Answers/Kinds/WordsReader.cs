using Ponder.Answers.Extraction;

namespace Ponder.Answers.Kinds;

/// <summary>Reads an answer in words: a box, a tag or an announced clause, whichever is last; yes or no; a short text's whole.</summary>
internal static class WordsReader
{
    private const int Longest = 300;
    private const int MostWords = 20;
    private static readonly string[] Verdicts = ["yes", "no", "true", "false"];

    public static AnswerReading Read(string text)
    {
        var (start, end, missing) = Transcript.Range(text);
        if (missing is not null || start == end) return new AnswerReading(null, missing ?? "the text is empty", 0, 0);
        var original = text[start..end];
        var plain = PlainText.Of(original);
        if (BoxedAnswers.EndsOpen(plain)) return new AnswerReading(null, "the last box is left open", 0, 0);
        var found = Latest(BoxedAnswers.Last(plain), Latest(TaggedAnswers.Last(plain), Announced(plain)))
            ?? Verdict(plain) ?? Whole(plain) ?? Bold(plain, original);
        return found is null
            ? new AnswerReading(null, "nothing is announced as the answer", 0, 0)
            : new AnswerReading(Quotes.Strip(Markup.Strip(found.Text).Trim()), found.Rule, start + found.Start, found.End - found.Start);
    }

    private static Found? Announced(string text)
    {
        foreach (var announced in Enumerable.Reverse(Announcements.In(text)))
        {
            var (start, end) = AnswerClause.Range(text, announced.After, words: true);
            if (end - start is <= 0 or > Longest || !text[start..end].Any(char.IsLetterOrDigit)) continue;
            return new Found(start, end, text[start..end]) { Rule = $"after \"{text[announced.At..announced.After].Trim()}\"" };
        }

        return null;
    }

    /// <summary>"Yes, because …" answers at its beginning.</summary>
    private static Found? Verdict(string text)
    {
        foreach (var verdict in Verdicts)
        {
            if (text.StartsWith(verdict, StringComparison.OrdinalIgnoreCase)
                && (text.Length == verdict.Length || text[verdict.Length] is ',' or '.' or '!' or '\n' or ':' or ';'))
            {
                return new Found(0, verdict.Length, text[..verdict.Length]) { Rule = "the first word" };
            }
        }

        return null;
    }

    private static Found? Whole(string text) =>
        !text.Contains('\n') && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MostWords
            ? new Found(0, text.Length, text.TrimEnd('.', '!', '。')) { Rule = "the whole text" } : null;

    private static Found? Bold(string text, string original)
    {
        var paragraph = Math.Max(0, original.LastIndexOf("\n\n", StringComparison.Ordinal));
        var close = original.LastIndexOf("**", StringComparison.Ordinal);
        if (close <= paragraph) return null;
        var open = original.LastIndexOf("**", close - 1, StringComparison.Ordinal);
        return open < paragraph || close - open <= 2 || close - open > 80 || original.AsSpan(open, close - open).Contains('\n') ? null
            : new Found(open + 2, close, text[(open + 2)..close].Trim(' ', '.', ':')) { Rule = "the last words in bold type" };
    }

    private static Found? Latest(Found? a, Found? b) => a is null ? b : b is null ? a : b.Start > a.Start ? b : a;
}
