using Ponder.Answers.Extraction;

namespace Ponder.Answers.Kinds;

/// <summary>The one option that the last sentence which names any names: "option B", "(B)", or B at its end.</summary>
internal static class NamedOption
{
    private static readonly string[] Names =
    [
        "option ", "choice ", "answer ", "letter ", "pick ", "choose ", "select ", "go with ", "选项", "選項", "选", "選", "opción ", "opção ",
        "opzione ", "вариант ",
    ];

    private static readonly string[] Denials =
        [" not ", "n't ", "incorrect", "wrong", "rule out", "ruled out", "eliminate", "false", "不", "nicht ", "not:"];

    public static Found? Last(string text, char last)
    {
        var paragraph = text.TrimEnd().LastIndexOf("\n\n", StringComparison.Ordinal) is >= 0 and var blank ? blank + 2 : 0;
        Found? named = null;
        for (var at = paragraph; at < text.Length;)
        {
            var end = Math.Max(at, Sentence.End(text, at));
            var found = In(text, at, end, last);
            if (found.Count > 0) named = found.Select(f => f.Text).Distinct().Count() == 1 ? found[^1] : null;
            at = end + 1;
        }

        return named;
    }

    private static List<Found> In(string text, int start, int end, char last)
    {
        var found = new List<Found>();
        var sentence = text[start..end];
        if (Array.Exists(Denials, denial => sentence.Contains(denial, StringComparison.OrdinalIgnoreCase))) return found;
        for (var i = 0; i < sentence.Length; i++)
        {
            if (sentence[i] < 'A' || sentence[i] > last || !StandsAlone(sentence, i)) continue;
            var closed = i > 0 && i + 1 < sentence.Length && sentence[i - 1] == '(' && sentence[i + 1] == ')';
            var before = sentence.AsSpan(0, closed ? i - 1 : i);
            var ends = i > 0 && sentence[i] is not 'A' && sentence[i - 1] == ' ' && sentence.AsSpan(i + 1).Trim(" *.").IsEmpty;
            if (!closed && !ends && !EndsWithName(before)) continue;
            found.Add(new Found(start + i, start + i + 1, $"{sentence[i]}") { Rule = "the option named last" });
        }

        return found;
    }

    private static bool StandsAlone(string text, int at) =>
        (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1])) && (at + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[at + 1]));

    private static bool EndsWithName(ReadOnlySpan<char> before)
    {
        foreach (var name in Names)
            if (before.EndsWith(name, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
