namespace Ponder.Answers.Parsing;

internal enum TokenKind
{
    /// <summary>Digits with at most one point, separators removed.</summary>
    Number,

    /// <summary>One letter: a variable or constant.</summary>
    Letter,

    /// <summary>Words of prose, a unit among them.</summary>
    Word,

    /// <summary>A LaTeX command or a function's plain name, without the backslash.</summary>
    Command,

    /// <summary>Punctuation, an operator, or "and" and "or".</summary>
    Mark,

    End,
}

internal readonly record struct Token(TokenKind Kind, string Text, bool Spaced)
{
    public bool Is(string mark) => Kind == TokenKind.Mark && Text == mark;
    public bool IsCommand(string name) => Kind == TokenKind.Command && Text == name;
}
