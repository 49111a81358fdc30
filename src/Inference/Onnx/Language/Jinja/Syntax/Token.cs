namespace Ponder.Inference.Onnx.Language.Jinja.Syntax;

/// <summary>What a piece of a template is.</summary>
internal enum TokenKind
{
    Data,
    PrintBegin,
    PrintEnd,
    BlockBegin,
    BlockEnd,
    Name,
    Text,
    Integer,
    Real,
    Sign,
    End,
}

/// <summary>A piece of a template, and the line on which it begins.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Line)
{
    public bool Is(TokenKind kind, string text) => Kind == kind && Text == text;

    /// <summary>How a message names it.</summary>
    public string Named => Kind switch
    {
        TokenKind.Data => "text",
        TokenKind.PrintBegin => "{{",
        TokenKind.PrintEnd => "}}",
        TokenKind.BlockBegin => "{%",
        TokenKind.BlockEnd => "%}",
        TokenKind.Text => "a text in quotes",
        TokenKind.End => "the end of the template",
        _ => Text,
    };
}
