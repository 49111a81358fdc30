namespace Ponder.Inference.Onnx.Language.Jinja.Syntax;

/// <summary>The tokens of a template, one after the other, and how deep what they make is.</summary>
internal sealed class TokenReader(IReadOnlyList<Token> tokens)
{
    private int place;
    private int depth;

    public Token Current => tokens[place];

    public Token Following => tokens[Math.Min(place + 1, tokens.Count - 1)];

    public int Line => Current.Line;

    public Token Next()
    {
        var token = Current;
        if (place < tokens.Count - 1) place++;
        return token;
    }

    public bool IsSign(string sign) => Current.Is(TokenKind.Sign, sign);

    public bool IsName(string name) => Current.Is(TokenKind.Name, name);

    public bool SkipSign(string sign) => Skip(IsSign(sign));

    public bool SkipName(string name) => Skip(IsName(name));

    public void Expect(string sign)
    {
        if (!SkipSign(sign)) throw Unexpected(sign);
    }

    public string ExpectName(string what = "a name") => Current.Kind == TokenKind.Name ? Next().Text : throw Unexpected(what);

    public void Expect(TokenKind kind, string what)
    {
        if (Current.Kind != kind) throw Unexpected(what);
        Next();
    }

    public SyntaxFault Unexpected(string expected) => new(Line, $"found {Current.Named}: expected {expected}");

    /// <summary>Reads something that may hold its like.</summary>
    public T Nested<T>(Func<T> read)
    {
        if (++depth > Values.Limits.Depth) throw new SyntaxFault(Line, $"more than {Values.Limits.Depth} levels stand in each other");
        var result = read();
        depth--;
        return result;
    }

    private bool Skip(bool here)
    {
        if (here) Next();
        return here;
    }
}
