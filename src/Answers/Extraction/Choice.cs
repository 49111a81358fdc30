namespace Ponder.Answers.Extraction;

/// <summary>The letter of a choice: B, (B), [B], B), B., B: and what it says.</summary>
internal static class Choice
{
    private const char LastLetter = 'J';
    private static readonly string[] Articles = ["la ",
        "le ", "el ", "die ", "der ", "das ", "a ", "o ", "il ", "the ", "l'", "letra ", "lettera ", "letter "];

    /// <summary>The letter where the text is nothing else, or null.</summary>
    public static char? Letter(string text) => Leading(text) is var (letter, end) && text.AsSpan(end).Trim(" .:").IsEmpty ? letter : null;

    /// <summary>The letter a text begins with and where it ends, with its bracket; or null.</summary>
    public static (char Letter, int End)? Leading(string text)
    {
        var at = 0;
        while (at < text.Length && text[at] is ' ') at++;
        var open = at < text.Length && text[at] is '(' or '[' or '【' ? text[at++] : '\0';
        if (at >= text.Length || text[at] is < 'A' or > LastLetter) return null;
        var letter = text[at++];
        if (open != '\0') return at < text.Length && text[at] == Close(open) ? (letter, at + 1) : null;
        if (at == text.Length) return (letter, at);
        if (text[at] is ')' or '.' or ':' or ',' or ';' or '。' && (at + 1 == text.Length || text[at + 1] is ' ' or '\n' || text[at] == ')'))
            return (letter, at + 1);
        return null;
    }

    /// <summary>"la C" and "die (C)".</summary>
    public static Found? AfterArticle(string clause)
    {
        foreach (var article in Articles)
        {
            if (clause.StartsWith(article, StringComparison.OrdinalIgnoreCase) && Letter(clause[article.Length..]) is not null)
                return new Found(article.Length, clause.Length, clause[article.Length..].Trim());
        }

        return null;
    }

    private static char Close(char open) => open switch { '(' => ')', '[' => ']', _ => '】' };
}
