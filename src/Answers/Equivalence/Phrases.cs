using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>Answers in words.</summary>
internal static class Phrases
{
    private static readonly string[] Announcing =
        ["option", "choice", "answer", "is", "are", "equals", "about", "approximately", "exactly", "total", "nearly", "only"];

    private static readonly string[] Articles = ["the ", "a ", "an "];

    public static Meaning Read(string text, Steps steps)
    {
        var plain = Plain(text);
        if (NumberWords.Value(plain) is { } number) return new ScalarMeaning(new Scalar(new Num(number), steps));
        return plain switch
        {
            "all real numbers" or "all reals" or "real numbers" or "reals" => new RegionMeaning(Region.All, null, false),
            "no solution" or "no solutions" or "empty set" or "no real solutions" or "no real solution" =>
                new CollectionMeaning([], IsSet: true),
            "undefined" or "does not exist" or "dne" => new TextMeaning("undefined"),
            "infinity" => new ScalarMeaning(new Scalar(Sym.Infinity, steps)),
            _ => new TextMeaning(plain),
        };
    }

    public static string Plain(string text)
    {
        var plain = string.Join(
            ' ', text.ToLowerInvariant().Split([' ', '.', ',', '!', '?', '"', '\'', '*', '-'], StringSplitOptions.RemoveEmptyEntries));
        var found = Array.Find(Articles, article => plain.StartsWith(article, StringComparison.Ordinal));
        return found is null ? plain : plain[found.Length..];
    }

    /// <summary>Words after which the answer itself comes.</summary>
    public static bool Announces(string words) => Array.IndexOf(Announcing, words.ToLowerInvariant().Split(' ')[^1]) >= 0;
}
