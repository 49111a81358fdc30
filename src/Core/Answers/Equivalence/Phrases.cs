using Ponder.Core.Answers.Arithmetic;
using Ponder.Core.Answers.Parsing;

namespace Ponder.Core.Answers.Equivalence;

/// <summary>Answers in words.</summary>
internal static class Phrases
{
    private static readonly string[] Articles = ["the ", "a ", "an "];

    public static Meaning Read(string text, Steps steps)
    {
        var plain = Plain(text);
        if (NumberWords.Value(plain) is { } number) return new ScalarMeaning(new Scalar(new Num(number), steps));
        return plain switch
        {
            "all real numbers" or "all reals" or "real numbers" or "reals" => new RegionMeaning(Region.All, null, false),
            "no solution" or "no solutions" or "empty set" or "no real solutions" or "no real solution" => new CollectionMeaning([], IsSet: true),
            "undefined" or "does not exist" or "dne" => new TextMeaning("undefined"),
            "infinity" => new ScalarMeaning(new Scalar(Sym.Infinity, steps)),
            _ => new TextMeaning(plain),
        };
    }

    public static string Plain(string text)
    {
        var plain = string.Join(' ', text.ToLowerInvariant().Split([' ', '.', ',', '!', '?', '"', '\'', '*', '-'], StringSplitOptions.RemoveEmptyEntries));
        return Array.Find(Articles, article => plain.StartsWith(article, StringComparison.Ordinal)) is { } found ? plain[found.Length..] : plain;
    }

    /// <summary>Words after which the answer itself comes.</summary>
    public static bool Announces(string words) => words.ToLowerInvariant().Split(' ')[^1]
        is "option" or "choice" or "answer" or "is" or "are" or "equals" or "about" or "approximately" or "exactly" or "total" or "nearly" or "only";
}
