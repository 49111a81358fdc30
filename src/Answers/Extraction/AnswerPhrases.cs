namespace Ponder.Answers.Extraction;

/// <summary>Phrases that announce an answer, and what follows them. The last phrase with something to say wins.</summary>
internal sealed class AnswerPhrases
{
    /// <summary>Announcements nobody makes of an intermediate result.</summary>
    public static AnswerPhrases Final { get; } = new(["####", "final answer is", "final answer:", "final answer**", "final result is"], []);

    public static AnswerPhrases Plain { get; } = new(
        ["answer is", "answers are", "answer:", "answer**:", "solution is", "result is"], ["A:"]);

    private readonly string[] anywhere;
    private readonly string[] lineStart;

    private AnswerPhrases(string[] anywhere, string[] lineStart) => (this.anywhere, this.lineStart) = (anywhere, lineStart);

    public Found? Last(string text)
    {
        for (var before = text.Length; Announcement(text, before) is var (at, after) && at >= 0; before = at)
        {
            var start = SkipMarks(text, after);
            if (AnswerClause.Read(text, start) is { } answer) return new Found(start, answer);
        }

        return null;
    }

    private (int At, int After) Announcement(string text, int before)
    {
        var best = (At: -1, After: -1);
        foreach (var phrase in anywhere)
            if (LastOf(text, phrase, before) is var at && at > best.At) best = (at, at + phrase.Length);
        foreach (var phrase in lineStart)
        {
            for (var at = LastOf(text, phrase, before); at > best.At; at = LastOf(text, phrase, at))
                if (at == 0 || text[at - 1] == '\n') best = (at, at + phrase.Length);
        }

        return best;
    }

    private static int LastOf(string text, string phrase, int before) =>
        before <= 0 ? -1 : text.AsSpan(0, before).LastIndexOf(phrase, StringComparison.OrdinalIgnoreCase);

    private static int SkipMarks(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is '*' or ':' or '_' or '#')) at++;
        return at;
    }
}
