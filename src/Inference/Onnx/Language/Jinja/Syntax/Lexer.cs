using System.Text.RegularExpressions;
using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Syntax;

/// <summary>
/// Cuts a template into its pieces, white space around tags taken away as Jinja does with trim_blocks and lstrip_blocks: the line break after a
/// block or comment, the blanks before one that begins its line, and whatever a minus at a tag's edge asks for.
/// </summary>
internal sealed partial class Lexer
{
    private readonly List<Token> tokens = [];
    private readonly string source;
    private int place;
    private int line = 1;
    private bool lineStarts = true;

    private Lexer(string text)
    {
        var plain = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        source = plain.EndsWith('\n') ? plain[..^1] : plain;
    }

    /// <exception cref="SyntaxFault">A tag does not end, or has a sign that means nothing.</exception>
    public static IReadOnlyList<Token> Read(string text)
    {
        var lexer = new Lexer(text);
        while (lexer.Next())
        {
        }

        lexer.Add(TokenKind.End, "");
        return lexer.tokens;
    }

    private bool Next()
    {
        var begin = Begins().Match(source, place);
        if (!begin.Success)
        {
            Data(source[place..]);
            return false;
        }

        var (text, sign) = (source[place..begin.Index], begin.Groups["sign"].Value);
        Data(sign == "-" ? Points.TrimEnd(text) : sign == "" && begin.Groups["tag"].Value != "{{" ? WithoutIndent(text) : text);
        Skip(text.Length);
        if (Raw().Match(source, place) is { Success: true } raw) Verbatim(raw);
        else Tag(begin);
        return place < source.Length;
    }

    private void Tag(Match begin)
    {
        var tag = begin.Groups["tag"].Value;
        if (tag == "{#")
        {
            Comment(begin.Length);
            return;
        }

        Add(tag == "{{" ? TokenKind.PrintBegin : TokenKind.BlockBegin, tag);
        Skip(begin.Length);
        Skip(new ExpressionLexer(source, place, line, tag == "{{", tokens).Read() - place);
    }

    private void Comment(int opening)
    {
        var end = CommentEnd().Match(source, place + opening);
        if (!end.Success) throw new SyntaxFault(line, "a comment does not end: expected #}");
        Skip(end.Index + end.Length - place);
    }

    private void Verbatim(Match raw)
    {
        var end = RawEnd().Match(source, place + raw.Length);
        if (!end.Success) throw new SyntaxFault(line, "a raw block does not end: expected {% endraw %}");
        Skip(raw.Length);
        var (text, sign) = (source[place..end.Index], end.Groups["sign"].Value);
        Data(sign == "-" ? Points.TrimEnd(text) : sign == "" ? WithoutIndent(text) : text);
        Skip(end.Index + end.Length - place);
    }

    /// <summary>The text without the blanks that begin its last line, where nothing but blanks does.</summary>
    private string WithoutIndent(string text)
    {
        var last = text.LastIndexOf('\n') + 1;
        return (last > 0 || lineStarts) && text[last..].All(Points.IsSpace) ? text[..last] : text;
    }

    private void Data(string text)
    {
        if (text.Length > 0) Add(TokenKind.Data, text);
    }

    private void Add(TokenKind kind, string text) => tokens.Add(new(kind, text, line));

    private void Skip(int length)
    {
        if (length == 0) return;
        line += source.AsSpan(place, length).Count('\n');
        place += length;
        lineStarts = source[place - 1] == '\n';
    }

    [GeneratedRegex(@"(?<tag>\{%|\{\{|\{#)(?<sign>[-+]?)", RegexOptions.CultureInvariant)]
    private static partial Regex Begins();

    [GeneratedRegex(@"\G\{%[-+]?\s*raw\s*(?:-%\}\s*|%\})", RegexOptions.CultureInvariant)]
    private static partial Regex Raw();

    [GeneratedRegex(@"\{%(?<sign>[-+]?)\s*endraw\s*(?:\+%\}|-%\}\s*|%\}\n?)", RegexOptions.CultureInvariant)]
    private static partial Regex RawEnd();

    [GeneratedRegex(@"\+#\}|-#\}\s*|#\}\n?", RegexOptions.CultureInvariant)]
    private static partial Regex CommentEnd();
}
