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

    private readonly List<Token> _tokens;
    private int _at;
    private int _depth;
    private int _bars;
    private int _builders;
    private int _open;

    private Parser(List<Token> tokens) => _tokens = tokens;

    public static Expr Parse(string text, bool decimalComma = false)
    {
        if (text.Length > LongestText) throw new UnreadableException("too long");
        var parser = new Parser(Lexer.Read(text, decimalComma));
        var answer = parser.List();
        while (parser.Accept(".") || parser.Accept(",")) { }
        return parser.Now.Kind == TokenKind.End ? answer : throw parser.Unexpected();
    }

    private Token Now => _tokens[_at];

    private Token After(int ahead) => _tokens[Math.Min(_at + ahead, _tokens.Count - 1)];

    private Token Take() => _tokens[_at].Kind == TokenKind.End ? throw Unexpected() : _tokens[_at++];

    private bool Accept(string mark)
    {
        if (!Now.Is(mark)) return false;
        _at++;
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
        if (++_depth > DeepestNesting) throw new UnreadableException("nested too deeply");
        var result = rule();
        _depth--;
        return result;
    }
}
