using System.Buffers;
using Ponder.Answers.Parsing;

namespace Ponder.Answers.Extraction;

/// <summary>Finds announcements: a noun such as "answer", perhaps words about it, then a verb, a colon or the end of a heading.</summary>
internal static class Announcements
{
    private const int FarthestFinal = 30;
    private const int FarthestCheck = 24;
    private const int FarthestLead = 28;

    private static readonly SearchValues<char> Stops = SearchValues.Create(".\n。;!?:");

    private static readonly string[] Checking =
        ["check", "verify", "verif", "confirm", "test ", "wrong", "incorrect", "previous", "partial", "intermediate", "possible", "first ",
            "if the "];

    private static readonly (string Noun, Language Language)[] Nouns =
    [
        .. Languages.All.SelectMany(language => language.Nouns.Select(noun => (noun, language))).OrderByDescending(n => n.noun.Length)
            .ThenBy(n => n.noun, StringComparer.Ordinal),
    ];

    private static readonly SearchValues<string> Any =
        SearchValues.Create([.. Nouns.Select(n => n.Noun).Distinct()], StringComparison.OrdinalIgnoreCase);

    /// <summary>In the order of the text.</summary>
    public static List<Announcement> In(string text)
    {
        var found = new List<Announcement>();
        for (var at = 0; at < text.Length;)
        {
            var next = text.AsSpan(at).IndexOfAny(Any);
            if (next < 0) break;
            at += next;
            var length = 1;
            foreach (var (noun, language) in Nouns)
            {
                if (string.Compare(text, at, noun, 0, noun.Length, StringComparison.OrdinalIgnoreCase) != 0) continue;
                if (!HasEdges(text, at, noun.Length, language)) continue;
                var after = AnnouncementLink.After(text, at, at + noun.Length, language, noun);
                if (after < 0 || Checks(text, at)) continue;
                found.Add(new Announcement(at, after, language, noun, IsFinal(text, at, after, noun, language), Leads(text, at)));
                length = noun.Length;
                break;
            }

            at += length;
        }

        return found;
    }

    private static bool HasEdges(string text, int at, int length, Language language)
    {
        if (language.Runs) return true;
        var end = at + length;
        return (at == 0 || !char.IsLetter(text[at - 1])) && (end == text.Length || !(char.IsLetter(text[end])
            || Scripts.IsMark(text[end])));
    }

    /// <summary>"We check our answer: …" announces a sum, not the answer.</summary>
    private static bool Checks(string text, int at)
    {
        var start = Math.Max(0, at - FarthestCheck);
        var before = text.AsSpan(start, at - start);
        if (before.LastIndexOfAny('\n', '.') is var stop and >= 0) before = before[(stop + 1)..];
        foreach (var word in Checking)
            if (before.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool Leads(string text, int at)
    {
        var start = Math.Max(0, at - FarthestLead);
        return start == 0 || text.AsSpan(start, at - start).ContainsAny(Stops);
    }

    private static bool IsFinal(string text, int at, int after, string noun, Language language)
    {
        var start = Math.Max(0, at - FarthestFinal);
        var before = text.AsSpan(start, at - start).TrimEnd();
        foreach (var word in language.Final)
        {
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase) || noun.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
            if (text.AsSpan(at, after - at).Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
