using System.Text;
using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>One answer, read: its tokens, what it means, and what else it might mean. Immutable but for caches of its own values.</summary>
internal sealed class Answer
{
    private const int ReadingSteps = 6_000;

    private Answer(string plain, IReadOnlyList<Meaning> meanings) => (Plain, Meanings) = (plain, meanings);

    /// <summary>The tokens in one canonical spelling: answers alike here are alike whatever they mean.</summary>
    public string Plain { get; }

    /// <summary>The likeliest meaning first. Never empty: what cannot be read as mathematics is text.</summary>
    public IReadOnlyList<Meaning> Meanings { get; }

    public bool IsInequality => Meanings[0] is RegionMeaning { IsRelation: true } or InequalityMeaning;

    /// <summary>How much the answer leaves unsaid: a unit or name, then an order, then digits.</summary>
    public int Vagueness => Meanings[0] switch
    {
        ScalarMeaning { Value.IsDecimal: true } => 3,
        CollectionMeaning { IsSet: false } => 2,
        ScalarMeaning => 1,
        _ => 0,
    };

    /// <summary>A set of numbers given as such and not by an inequality.</summary>
    public bool IsBareSet => Meanings[0] is RegionMeaning { IsRelation: false } or TupleMeaning or CollectionMeaning { IsSet: true };

    public static Answer Read(string text)
    {
        text = text.Trim().Trim('*');
        var tokens = Tokens(text);
        var plain = Spelling(tokens);
        if (Clocks.Read(text) is { } clock) return new Answer(plain, Try(text, false) is { } ratio ? [clock, ratio] : [clock]);
        var meanings = new List<Meaning>();
        if (Try(text, decimalComma: false) is { } meaning) meanings.Add(meaning);
        if (meanings is [CollectionMeaning] && HasDecimalComma(text) && Try(text, decimalComma: true) is { } number) meanings.Add(number);
        if (meanings is [ScalarMeaning { Value.Source: var source }] && Letters.AsUnit(source) is { } quantity) meanings.Add(quantity);
        if (Choices.Split(text) is var (letter, content))
            meanings.AddRange(new[] { Try(letter, false), Try(content, false) }.OfType<Meaning>());
        if (meanings.Count == 0) meanings.Add(Phrases.Read(plain, new Steps(ReadingSteps)));
        return new Answer(plain, meanings);
    }

    private static Meaning? Try(string text, bool decimalComma)
    {
        try
        {
            var steps = new Steps(ReadingSteps);
            return new MeaningReader(steps).Read(Parser.Parse(text, decimalComma));
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    private static List<Token> Tokens(string text) => Lexer.Read(text.Length <= Parser.LongestText ? text : text[..Parser.LongestText]);

    private static string Spelling(List<Token> tokens)
    {
        var spelling = new StringBuilder();
        foreach (var token in tokens.SkipLast(1))
        {
            if (spelling.Length > 0) spelling.Append(' ');
            spelling.Append(token.Kind == TokenKind.Word ? token.Text.ToLowerInvariant() : token.Text);
        }

        return spelling.ToString();
    }

    private static bool HasDecimalComma(string text)
    {
        var comma = text.IndexOf(',');
        return comma > 0 && comma + 1 < text.Length && char.IsAsciiDigit(text[comma - 1]) && char.IsAsciiDigit(text[comma + 1])
            && text.IndexOf(',', comma + 1) < 0;
    }
}
