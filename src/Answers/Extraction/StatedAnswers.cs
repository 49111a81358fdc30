namespace Ponder.Answers.Extraction;

/// <summary>What follows announcements. The last one with something to say wins; one with something clear wins over a remnant.</summary>
internal static class StatedAnswers
{
    private const string Hashes = "####";

    /// <summary>Announcements nobody makes of a result on the way.</summary>
    public static Found? Final(string text, IReadOnlyList<Announcement> announced) =>
        Later(Last(text, announced.Where(a => a.Final)), AfterHashes(text));

    /// <summary>All announcements.</summary>
    public static Found? Plain(string text, IReadOnlyList<Announcement> announced) =>
        Later(Last(text, announced), Later(LineStart(text), ReversedAnswers.Last(text)));

    /// <summary>What is announced clearly after a box, and so takes its place.</summary>
    public static Found? After(int place, string text, IReadOnlyList<Announcement> announced) =>
        announced.Reverse().Where(a => a.At > place && a.IsStrong).Select(a => Read(text, a)).FirstOrDefault(f => f is { Clear: true });

    private static Found? Last(string text, IEnumerable<Announcement> announced)
    {
        Found? remnant = null;
        foreach (var announcement in announced.Reverse())
        {
            if (Read(text, announcement) is not { } found) continue;
            if (found.Clear) return found;
            remnant ??= found;
        }

        return remnant;
    }

    private static Found? Read(string text, Announcement announcement)
    {
        var found = AnswerClause.Read(text, announcement.After);
        if (found is null) return null;
        var answer = announcement.Language.DecimalComma ? DecimalCommas.ToPoints(found.Text) : found.Text;
        return found with { Text = answer, Rule = $"after \"{text[announcement.At..announcement.After].Trim()}\"" };
    }

    /// <summary>The #### before a reference of GSM8K; a heading of four hashes is none.</summary>
    private static Found? AfterHashes(string text)
    {
        for (var at = text.LastIndexOf(Hashes, StringComparison.Ordinal); at >= 0; at = at == 0 ? -1
            : text.LastIndexOf(Hashes, at - 1, StringComparison.Ordinal))
        {
            var start = at + Hashes.Length;
            var end = text.IndexOf('\n', start) is var line and >= 0 ? line : text.Length;
            if (BareAnswer.Of(text[start..end]) is { } bare)
                return new Found(start + bare.Start, start + bare.End, bare.Text) { Rule = "after ####" };
        }

        return null;
    }

    /// <summary>A: 42.</summary>
    private static Found? LineStart(string text)
    {
        for (var at = text.LastIndexOf("A:", StringComparison.Ordinal); at >= 0; at = at == 0 ? -1
            : text.LastIndexOf("A:", at - 1, StringComparison.Ordinal))
        {
            if ((at == 0 || text[at - 1] == '\n') && AnswerClause.Read(text, at + 2) is { } found)
                return found with { Rule = "after \"A:\"" };
        }

        return null;
    }

    private static Found? Later(Found? a, Found? b) => a is null ? b : b is null ? a : b.Start > a.Start ? b : a;
}
