using Ponder.Answers.Extraction;

namespace Ponder.Answers.Kinds;

/// <summary>The letters of options that an answer names: "(B)", "b", "B: text", "A, D", "AD", "A and D".</summary>
internal static class Letters
{
    private const int Most = 8;

    private static readonly string[] Separators =
        [" and ", " or ", " und ", " et ", " y ", " e ", " и ", ", and ", ",", ";", "/", "&", "+", "和", "或", "与", " "];

    private static readonly string[] Names =
    [
        "option", "options", "choice", "choices", "answer", "letter", "letters", "选项", "選項", "选", "選択肢", "opción", "opção", "opzione",
        "вариант", "réponse", "antwort",
    ];

    /// <summary>The letters in the alphabet's order, or null where it is no such answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="last">The last option.</param>
    public static string? Of(string answer, char last)
    {
        if (answer.Length > 2_000) return null;
        var plain = Unnamed(Markup.Strip(PlainText.Of(answer)).Trim(' ', '*', '"', '\'', '`', '.', '\n', '$'));
        return plain.Length == 0 ? null : Several(plain, last) ?? Leading(plain, last);
    }

    private static string Unnamed(string text)
    {
        foreach (var name in Names)
        {
            var leads = text.Length > name.Length && text.StartsWith(name, StringComparison.OrdinalIgnoreCase);
            if (leads && !char.IsAsciiLetter(text[name.Length])) return text[name.Length..].TrimStart(' ', ':');
        }

        return text;
    }

    private static string? Several(string text, char last)
    {
        var parts = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Trim('(', ')', '[', ']', '【', '】', '.', ':', '{', '}')).Where(part => part.Length > 0).ToList();
        if (parts is [{ Length: 1 } single]) return IsOption(char.ToUpperInvariant(single[0]), last) ? single.ToUpperInvariant() : null;
        if (parts is [var run]) parts = [.. run.Select(c => $"{c}")];
        if (parts.Count is 0 or > Most || !parts.TrueForAll(part => part.Length == 1 && IsOption(part[0], last))) return null;
        var distinct = parts.Distinct().Order(StringComparer.Ordinal).ToList();
        return distinct.Count == parts.Count ? string.Concat(distinct) : null;
    }

    /// <summary>"B: text" and "(B) text".</summary>
    private static string? Leading(string text, char last)
    {
        var open = text[0] is '(' or '[' or '【';
        var at = open ? 1 : 0;
        if (at + 1 >= text.Length) return null;
        var rest = text.AsSpan(at + 1);
        if (char.IsAsciiLetterLower(text[at]) && rest[0] is ')' or '.' or ':' && rest.Length > 1 && rest[1] == ' ')
            text = text[..at] + char.ToUpperInvariant(text[at]) + text[(at + 1)..];
        if (!IsOption(text[at], last)) return null;
        var marked = open ? rest[0] is ')' or ']' or '】'
            : rest[0] is ')' or '.' or ':' or ',' or '\n' || rest.StartsWith(" -") || rest.StartsWith(" –") || rest.StartsWith(" —")
                || rest.StartsWith(" (") || rest.StartsWith(" =");
        return marked && (open || rest[0] is not '.' || rest.Length == 1 || !char.IsLetter(rest[1])) ? $"{text[at]}" : null;
    }

    private static bool IsOption(char letter, char last) => letter >= 'A' && letter <= last;
}
