using System.Text.RegularExpressions;

namespace Ponder.Inference.Onnx.Language.Jinja.Syntax;

/// <summary>Cuts what stands in a tag into names, numbers, texts and signs, up to the tag's end.</summary>
internal sealed partial class ExpressionLexer(string source, int start, int firstLine, bool print, List<Token> tokens)
{
    private readonly Stack<string> open = new();
    private int place = start;
    private int line = firstLine;

    /// <summary>Where the tag ends, the line break that it swallows counted in.</summary>
    public int Read()
    {
        while (place < source.Length)
        {
            if (open.Count == 0 && (print ? PrintEnd() : BlockEnd()).Match(source, place) is { Success: true } end)
            {
                tokens.Add(new(print ? TokenKind.PrintEnd : TokenKind.BlockEnd, print ? "}}" : "%}", line));
                return place + end.Length;
            }

            Piece();
        }

        throw new SyntaxFault(line, $"a tag does not end: expected {(open.Count > 0 ? open.Peek() : print ? "}}" : "%}")}");
    }

    private void Piece()
    {
        var piece = Pieces().Match(source, place);
        if (!piece.Success) throw new SyntaxFault(line, $"the sign {source[place]} means nothing here");
        if (piece.Groups["real"].Success) tokens.Add(new(TokenKind.Real, piece.Value.Replace("_", "", StringComparison.Ordinal), line));
        else if (piece.Groups["integer"].Success) tokens.Add(new(TokenKind.Integer, piece.Value.Replace("_", "", StringComparison.Ordinal), line));
        else if (piece.Groups["name"].Success) tokens.Add(new(TokenKind.Name, piece.Value, line));
        else if (piece.Groups["text"].Success) tokens.Add(new(TokenKind.Text, Escapes.Read(piece.Value[1..^1], line), line));
        else if (piece.Groups["sign"].Success) Sign(piece.Value);
        line += piece.ValueSpan.Count('\n');
        place += piece.Length;
    }

    private void Sign(string sign)
    {
        if (sign is "(" or "[" or "{") open.Push(sign switch { "(" => ")", "[" => "]", _ => "}" });
        if (sign is ")" or "]" or "}" && (!open.TryPop(out var expected) || expected != sign))
            throw new SyntaxFault(line, $"unexpected {sign}{(expected is null ? "" : $": expected {expected}")}");
        tokens.Add(new(TokenKind.Sign, sign, line));
    }

    [GeneratedRegex(
        """
        \G(?:\s+
        |(?<real>(?<!\.)(?:\d+_)*\d+(?:(?:\.(?:\d+_)*\d+)?[eE][+\-]?(?:\d+_)*\d+|\.(?:\d+_)*\d+))
        |(?<integer>0[bB](?:_?[0-1])+|0[oO](?:_?[0-7])+|0[xX](?:_?[\da-fA-F])+|[1-9](?:_?\d)*|0(?:_?0)*)
        |(?<name>\w+)
        |(?<text>'[^'\\]*(?:\\.[^'\\]*)*'|"[^"\\]*(?:\\.[^"\\]*)*")
        |(?<sign>\*\*|//|==|!=|>=|<=|[-+/*%~\[\](){}=<>.:|,;]))
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Pieces();

    [GeneratedRegex(@"\G(?:-\}\}\s*|\}\})", RegexOptions.CultureInvariant)]
    private static partial Regex PrintEnd();

    [GeneratedRegex(@"\G(?:\+%\}|-%\}\s*|%\}\n?)", RegexOptions.CultureInvariant)]
    private static partial Regex BlockEnd();
}
