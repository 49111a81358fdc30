using System.Text;
using Ponder.Answers.Extraction;
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
        ScalarMeaning or TextMeaning when Meanings.Count > 1 => 2,
        ScalarMeaning => 1,
        _ => 0,
    };

    /// <summary>A set of numbers given as such and not by an inequality.</summary>
    public bool IsBareSet =>
        Meanings[0] is RegionMeaning { IsRelation: false, Unknown: null } or TupleMeaning or CollectionMeaning { IsSet: true };

    /// <summary>The same with its commas read as decimal points, where that is as likely as a list: 1,3. Else null.</summary>
    public Answer? Decimal { get; private init; }

    /// <summary>The other is this in some base that is left unsaid here.</summary>
    public bool LacksBaseOf(Answer other) =>
        Plain.All(char.IsAsciiDigit) && other.Plain.StartsWith(Plain + " _ ", StringComparison.Ordinal)
            && other.Meanings is [ScalarMeaning, ..];

    /// <summary>A set said to hold a variable: x ∈ [1, 2].</summary>
    public bool IsMembership => Meanings[0] is RegionMeaning { IsRelation: false, Unknown: not null };

    public static Answer Read(string text)
    {
        text = Quotes.Strip(text.Trim().Trim('*'));
        var tokens = Tokens(text);
        var plain = Spelling(tokens);
        if (Clocks.Read(text) is { } clock) return new Answer(plain, Try(text, false) is { } ratio ? [clock, ratio] : [clock]);
        var commas = Commas.In(text);
        if (commas == CommaReading.Decimal) return new Answer(plain, [.. Possible(text, plain, tokens, decimalComma: true)]);
        var answer = new Answer(plain, [.. Possible(text, plain, tokens, decimalComma: false)]);
        if (commas == CommaReading.List || Try(text, decimalComma: true) is not { } number) return answer;
        var asDecimal = new Answer(plain.Replace(" , ", " .", StringComparison.Ordinal), [number]);
        return number is QuantityMeaning ? asDecimal : new Answer(plain, answer.Meanings) { Decimal = asDecimal };
    }

    private static List<Meaning> Possible(string text, string plain, List<Token> tokens, bool decimalComma)
    {
        var meanings = new List<Meaning>();
        if (Choices.Split(text) is var (letter, content))
            meanings.AddRange(new[] { Try(letter, false), Try(content, false) }.OfType<Meaning>());
        else if (Spelled.IsWord(text, tokens)) meanings.Add(new TextMeaning(text.ToLowerInvariant()));
        if ((decimalComma || text.Length > Parser.LongestText ? Try(text, decimalComma) : Try([.. tokens])) is { } meaning)
            meanings.Add(meaning);
        if (meanings is [.., ScalarMeaning { Value.Source: var source }])
        {
            if (Letters.AsUnit(source) is { } quantity) meanings.Add(quantity);
            if (Choices.Together(source) is { } letters) meanings.Add(letters);
        }

        if (meanings.Count == 0) meanings.Add(Phrases.Read(plain, new Steps(ReadingSteps)));
        return meanings;
    }

    private static Meaning? Try(string text, bool decimalComma) =>
        text.Length > Parser.LongestText ? null : Try(Lexer.Read(text, decimalComma));

    private static Meaning? Try(List<Token> tokens)
    {
        try
        {
            return new MeaningReader(new Steps(ReadingSteps)).Read(Parser.Parse(tokens));
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    private static List<Token> Tokens(string text) => Lexer.Read(text.Length <= Parser.LongestText ? text : text[..Parser.LongestText]);

    private static string Spelling(List<Token> tokens)
    {
        if (tokens.Count == 2) return Spelling(tokens[0]);
        var spelling = new StringBuilder(4 * tokens.Count);
        for (var i = 0; i < tokens.Count - 1; i++)
        {
            if (i > 0) spelling.Append(' ');
            spelling.Append(Spelling(tokens[i]));
        }

        return spelling.ToString();
    }

    private static string Spelling(Token token) => token.Kind == TokenKind.Word ? token.Text.ToLowerInvariant() : token.Text;
}
