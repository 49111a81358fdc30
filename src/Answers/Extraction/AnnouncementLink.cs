using Ponder.Answers.Parsing;

namespace Ponder.Answers.Extraction;

/// <summary>
/// What links an announcement's noun to the answer: a colon, a verb a few words on, a dash, or the end of a heading's line.
/// </summary>
internal static class AnnouncementLink
{
    private const int MostWords = 9;
    private const int FarthestRun = 14;

    /// <summary>English words a remark on "answer" begins with: "the answer to this question is".</summary>
    private static readonly string[] Openings =
    [
        "to", "for", "of", "here", "in", "on", "that", "we", "i", "should", "must", "would", "will", "can", "could", "may", "might",
        "seems", "appears", "turns", "then", "therefore", "thus", "simply", "option", "choice", "letter", "final", "key", "you", "which",
        "comes", "has",
    ];

    /// <summary>What may follow a verb before the answer: "is going to be", "seems to be".</summary>
    private static readonly string[] Fillers =
        ["to", "be", "going", "equal", "thus", "then", "therefore", "simply", "just", "indeed", "exactly", "actually", "clearly", "hence",
            "given", "by", "is"];

    private static readonly string[] Infinitives = ["to ", "we ", "can ", "i ", "not ", "please ", "and ", "will ", "n't "];

    /// <summary>Where the answer begins, or -1 where nothing is announced.</summary>
    public static int After(string text, int start, int at, Language language, string noun)
    {
        if (at + 1 < text.Length && text[at] == '"' && text[at + 1] == ':') at++;
        at = Skip(text, at);
        at = SkipRemark(text, at, 30);
        if (Mark(text, at) is var after and >= 0) return after;
        if (at >= text.Length) return -1;
        if (text[at] == '\n') return IsHeading(text, start, at) ? at + 1 : -1;
        if (language.Runs) return InRun(text, at, language, noun);
        return InWords(text, start, at, language);
    }

    private static int Mark(string text, int at)
    {
        if (at >= text.Length) return -1;
        if (text[at] is ':' or '=') return text[at] == '=' && at + 1 < text.Length && text[at + 1] is '>' ? at + 2 : at + 1;
        if (text[at] is '→' or '➡' or '⇒') return at + 1;
        if (text[at] is '-' && at + 1 < text.Length && text[at + 1] == '>') return at + 2;
        return text[at] is '-' or '–' or '—' && at + 1 < text.Length && text[at + 1] == ' ' ? at + 1 : -1;
    }

    private static int InRun(string text, int at, Language language, string noun)
    {
        var limit = Math.Min(text.Length, at + FarthestRun);
        for (var i = at; i < limit && text[i] is not ('\n' or '。' or ',' or '$' or '\\' or '(') && !char.IsAsciiDigit(text[i]); i++)
        {
            if (text[i] == ':') return i + 1;
            var verb = Array.Find(language.Verbs, v => string.CompareOrdinal(text, i, v, 0, v.Length) == 0);
            if (verb is null) continue;
            i += verb.Length;
            while (i < text.Length && text[i] is ':' or ',' or ' ') i++;
            return i;
        }

        return Array.IndexOf(Languages.Direct, noun) >= 0 ? at : -1;
    }

    private static int InWords(string text, int start, int at, Language language)
    {
        var linked = -1;
        for (var words = 0; words <= MostWords && at < text.Length; words++)
        {
            var end = at;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '\'' or '’' || Scripts.IsMark(text[end]))) end++;
            var word = text[at..end].ToLowerInvariant();
            if (linked >= 0)
            {
                if (Array.IndexOf(Fillers, word) < 0 || language.Code != "en") return linked;
            }
            else if (word.Length == 0 || (language.Code != "en" && char.IsAsciiDigit(word[0])))
            {
                return -1;
            }

            var isVerb = Array.IndexOf(language.Verbs, word) >= 0;
            if (!isVerb && linked < 0 && words == 0 && !MayGoOn(text, start, word, language)) return -1;
            at = Skip(text, end);
            if (isVerb || linked >= 0) linked = at;
            if (linked < 0) at = SkipRemark(text, at, 20);
            if (at < text.Length && text[at] == ':') return at + 1;
            if (at < text.Length && linked < 0 && Mark(text, at) is var after and >= 0) return after;
        }

        return linked;
    }

    private static bool MayGoOn(string text, int start, string word, Language language)
    {
        if (language.Code != "en") return true;
        if (Array.IndexOf(Openings, word) < 0) return false;
        var before = text.AsSpan(Math.Max(0, start - 8), start - Math.Max(0, start - 8));
        foreach (var infinitive in Infinitives)
            if (before.EndsWith(infinitive, StringComparison.OrdinalIgnoreCase)) return false;
        return true;
    }

    /// <summary>The noun stands at the end of a line that says little else.</summary>
    private static bool IsHeading(string text, int start, int lineEnd)
    {
        var from = start > 0 ? text.LastIndexOf('\n', start - 1) + 1 : 0;
        var before = text.AsSpan(from, start - from).Trim("# \t>-✅📌");
        return before.Length <= 24 && lineEnd - start <= 30 && !before.ContainsAny('.', ',', '$');
    }

    /// <summary>Past a short remark in brackets.</summary>
    private static int SkipRemark(string text, int at, int longest)
    {
        if (at >= text.Length || text[at] != '(') return at;
        var close = text.IndexOf(')', at, Math.Min(longest, text.Length - at));
        return close < 0 ? at : Skip(text, close + 1);
    }

    private static int Skip(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '_' or '*') at++;
        return at;
    }
}
