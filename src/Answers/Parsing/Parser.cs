using Ponder.Answers.Arithmetic;

namespace Ponder.Answers.Parsing;

/// <summary>
/// Recursive descent over one answer: lists of relations of sums of products. Reads every token or throws
/// <see cref="UnreadableException"/>; nesting is bounded, so no input overflows the stack.
/// </summary>
internal sealed partial class Parser
{
    public const int LongestText = 2_000;
    private const int DeepestNesting = 40;

    private readonly List<Token> tokens;
    private int at;
    private int depth;
    private int bars;
    private int builders;
    private int open;

    private Parser(List<Token> tokens) => this.tokens = tokens;

    public static Expr Parse(string text, bool decimalComma = false)
    {
        if (text.Length > LongestText) throw new UnreadableException("too long");
        return Parse(Lexer.Read(text, decimalComma));
    }

    /// <summary>Tokens already cut; they are changed while they are read.</summary>
    public static Expr Parse(List<Token> tokens)
    {
        var parser = new Parser(tokens);
        var answer = parser.List();
        while (parser.Accept(".") || parser.Accept(",")) { }

        return parser.Now.Kind == TokenKind.End ? answer : throw parser.Unexpected();
    }

    private Token Now => tokens[at];

    private Token After(int ahead) => tokens[Math.Min(at + ahead, tokens.Count - 1)];

    private Token Take() => tokens[at].Kind == TokenKind.End ? throw Unexpected() : tokens[at++];

    private bool Accept(string mark)
    {
        if (!Now.Is(mark)) return false;
        at++;
        return true;
    }

    private void Expect(string mark)
    {
        if (!Accept(mark)) throw Unexpected();
    }

    private UnreadableException Unexpected() => new($"unexpected '{Now.Text}'");

    /// <summary>Runs a rule one level deeper.</summary>
    private T Nested<T>(Func<T> rule)
    {
        if (++depth > DeepestNesting) throw new UnreadableException("nested too deeply");
        var result = rule();
        depth--;
        return result;
    }
}
