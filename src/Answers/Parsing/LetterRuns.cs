namespace Ponder.Answers.Parsing;

/// <summary>Decides whether letters side by side are a function, a unit, a word or a product of variables.</summary>
internal static class LetterRuns
{
    private static readonly string[] RomanNumerals = ["II", "III", "IV", "VI", "VII", "VIII", "IX"];

    public static IEnumerable<(TokenKind Kind, string Text)> Read(string run, bool afterQuantity)
    {
        if (afterQuantity && IsOrdinal(run)) return [];
        if (afterQuantity && run == "to") return [(TokenKind.Mark, ":")];
        if (run.Length == 1) return [(TokenKind.Letter, run)];
        if (Connective(run) is { } mark) return [(TokenKind.Mark, mark)];
        if (Vocabulary.Functions.Contains(run) || Vocabulary.Names.Contains(run)) return [Named(run)];
        if (afterQuantity && Units.IsUnit(run)) return [(TokenKind.Word, run)];
        if ("xytABC".Contains(run[^1], StringComparison.Ordinal) && Vocabulary.Functions.Contains(run[..^1]))
            return [Named(run[..^1]), (TokenKind.Letter, run[^1..])];
        if (Array.IndexOf(RomanNumerals, run) >= 0) return [(TokenKind.Word, run)];
        if (IsWord(run) || (run.Length == 3 && Units.IsUnit(run))) return [(TokenKind.Word, run)];
        return run.Select(letter => (TokenKind.Letter, letter.ToString()));
    }

    /// <summary>The end of 1st, 2nd, 3rd, 4th.</summary>
    public static bool IsOrdinal(string run) => run is "st" or "nd" or "rd" or "th";

    public static string? Connective(string word) => word.ToLowerInvariant() switch
    {
        "and" => "and",
        "or" => "or",
        _ => null,
    };

    public static (TokenKind, string) Named(string name) =>
        Vocabulary.Marks.TryGetValue(name, out var mark) ? (TokenKind.Mark, mark) : (TokenKind.Command, name);

    /// <summary>A word has a vowel and either some length or a place in the list; capitals throughout name points.</summary>
    public static bool IsWord(string run)
    {
        if (Vocabulary.ShortWords.Contains(run.ToLowerInvariant()) || Units.IsUnit(run) && run.Length > 3) return true;
        if (run.Length < 3 || run.All(char.IsUpper) || !run.Any(IsVowel)) return false;
        return run.Length > 3 || (char.IsUpper(run[0]) && run.Skip(1).All(char.IsLower)) || IsSyllable(run);
    }

    /// <summary>A vowel between consonants, as in "cat"; but letters in the alphabet's order are variables.</summary>
    private static bool IsSyllable(string run) =>
        run.Length == 3 && IsVowel(run[1]) && !IsVowel(run[0]) && !IsVowel(run[2]) && (run[0] > run[1] || run[1] > run[2]);

    private static bool IsVowel(char c) => "aeiouyAEIOUY".Contains(c, StringComparison.Ordinal);
}
