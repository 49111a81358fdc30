using Ponder.Answers.Extraction;

namespace Ponder.Answers.Kinds;

/// <summary>The options a problem lists, from A on: "(A) 10 (B) 20", "A. ten", "B: twenty", "a) …".</summary>
internal sealed class Options
{
    private const int Fewest = 2;
    private const int MostStarts = 8;
    private const char UsualLast = 'J';

    private static readonly (string Before, string After, bool Small)[] Styles =
    [
        ("(", ")", false), ("[", "]", false), ("", ")", false), ("", ".", false), ("", ":", false), ("(", ")", true), ("", ")", true),
        ("", ".", true),
    ];

    private readonly IReadOnlyList<string> texts;

    private Options(IReadOnlyList<string> texts) => this.texts = texts;

    /// <summary>How many there are; 0 where the problem lists none.</summary>
    public int Count => texts.Count;

    /// <summary>The last letter an answer may name.</summary>
    public char Last => texts.Count == 0 ? UsualLast : (char)('A' + texts.Count - 1);

    public static Options In(string problem)
    {
        IReadOnlyList<string> best = [];
        var plain = PlainText.Of(problem);
        foreach (var style in Styles)
        {
            var from = plain.Length;
            for (var tries = 0; tries < MostStarts && from > 0; tries++)
            {
                var first = Marker(plain, from, 'A', style, backwards: true);
                if (first < 0) break;
                from = first;
                if (Chain(plain, first, style) is { } texts && texts.Count > Math.Max(best.Count, Fewest - 1)) best = texts;
            }
        }

        return new(best);
    }

    /// <summary>The letters an answer names, or the letter of the one option that says the same.</summary>
    public string? Letter(string answer) => Letters.Of(answer, Last) ?? Saying(answer);

    /// <summary>The letter of the one option whose text is the answer.</summary>
    public string? Saying(string answer)
    {
        var (words, found) = (NormalWords.Of(answer), -1);
        if (words.Length == 0) return null;
        for (var i = 0; i < texts.Count; i++)
        {
            if (NormalWords.Of(texts[i]) != words && !AnswerEquivalence.AreEquivalent(texts[i], answer)) continue;
            if (found >= 0) return null;
            found = i;
        }

        return found < 0 ? null : $"{(char)('A' + found)}";
    }

    private static List<string>? Chain(string text, int first, (string Before, string After, bool Small) style)
    {
        var texts = new List<string>();
        for (var (letter, at) = ('A', first); letter <= 'Z'; letter++)
        {
            var start = at + style.Before.Length + 1 + style.After.Length;
            var next = letter == 'Z' ? -1 : Marker(text, start, (char)(letter + 1), style, backwards: false);
            var end = next >= 0 ? next : text.IndexOf('\n', start) is >= 0 and var line ? line : text.Length;
            texts.Add(Clean(text[start..end]));
            if (next < 0) break;
            at = next;
        }

        return texts.Count >= Fewest ? texts : null;
    }

    /// <summary>Where the letter's mark begins, from there on or before there; -1 where there is none.</summary>
    private static int Marker(string text, int from, char letter, (string Before, string After, bool Small) style, bool backwards)
    {
        var mark = style.Before + (style.Small ? char.ToLowerInvariant(letter) : letter) + style.After;
        while (true)
        {
            var at = backwards ? (from <= 0 ? -1 : text.LastIndexOf(mark, from - 1, StringComparison.Ordinal))
                : from >= text.Length ? -1 : text.IndexOf(mark, from, StringComparison.Ordinal);
            if (at < 0) return -1;
            var alone = style.Before.Length > 0 || at == 0 || char.IsWhiteSpace(text[at - 1])
                || text[at - 1] is '{' or '}' or '~' or '$' or ',' or ';';
            if (alone && (style.After == ")" || style.After == "]" || !IsWord(text, at + mark.Length))) return at;
            from = backwards ? at : at + 1;
        }
    }

    /// <summary>A.M. is no option.</summary>
    private static bool IsWord(string text, int at) => at + 1 < text.Length && char.IsLetter(text[at]) && text[at + 1] is '.' or ':';

    private static string Clean(string text) =>
        text.Replace("\\qquad", " ", StringComparison.Ordinal).Replace("\\quad", " ", StringComparison.Ordinal)
            .Replace("\\textbf{", " ", StringComparison.Ordinal).Replace("\\text{", " ", StringComparison.Ordinal)
            .Trim(' ', '\n', '\t', '\r', '~', ',', ';', '\\', '}', '{', '.').Trim();
}
