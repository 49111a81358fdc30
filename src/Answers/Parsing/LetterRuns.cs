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
        if (!afterQuantity && Repeats(run)) return [(TokenKind.Word, run)];
        if (afterQuantity && Units.IsUnit(run)) return [(TokenKind.Word, run)];
        if ("xytABC".Contains(run[^1], StringComparison.Ordinal) && Vocabulary.Functions.Contains(run[..^1]))
            return [Named(run[..^1]), (TokenKind.Letter, run[^1..])];
        if (Array.IndexOf(RomanNumerals, run) >= 0) return [(TokenKind.Word, run)];
        if (IsWord(run) || (run.Length == 3 && Units.IsUnit(run))) return [(TokenKind.Word, run)];
        return run.Select(letter => (TokenKind.Letter, letter.ToString()));
    }

    /// <summary>A unit that is no other word of formulas.</summary>
    public static bool IsLongUnit(string run) => run.Length > 1 && run is not ("in" or "min" or "deg" or "am" or "pm") && Units.IsUnit(run);

    /// <summary>The end of 1st, 2nd, 3rd, 4th.</summary>
    public static bool IsOrdinal(string run) => run is "st" or "nd" or "rd" or "th";

    public static string? Connective(string word) => word.ToLowerInvariant() switch
    {
        "and" or "und" or "et" or "и" or "和" or "与" or "及" or "と" or "および" or "및" => "and",
        "or" or "oder" or "ou" or "или" or "或" or "或者" or "または" or "또는" => "or",
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

    /// <summary>Three letters or more, one of them twice: no product is written so.</summary>
    private static bool Repeats(string run)
    {
        if (run.Length < 3) return false;
        for (var i = 1; i < run.Length; i++)
            if (run.AsSpan(0, i).Contains(run[i])) return true;
        return false;
    }

    private static bool IsVowel(char c) => "aeiouyAEIOUY".Contains(c, StringComparison.Ordinal);
}
