using Ponder.Answers.Extraction;

namespace Ponder.Answers.Parsing;

/// <summary>
/// Cuts LaTeX mathematics, or its plain spelling, into tokens. Layout disappears; what reads as a word becomes one token.
/// </summary>
internal sealed class Lexer
{
    private readonly string _text;
    private readonly bool _decimalComma;
    private readonly bool _afterQuantity;
    private readonly bool _dollarsAreMoney;
    private readonly List<Token> _tokens;
    private int _at;
    private int _brackets;
    private int _rows;
    private bool _spaced;

    private Lexer(string text, bool decimalComma, bool afterQuantity)
    {
        _afterQuantity = afterQuantity;
        _text = text;
        _decimalComma = decimalComma;
        _dollarsAreMoney = Dollars(text) % 2 == 1;
        _tokens = new List<Token>((text.Length / 2) + 4);
    }

    public static List<Token> Read(string text, bool decimalComma = false, bool afterQuantity = false)
    {
        var lexer = new Lexer(Unicode.ToLatex(text), decimalComma, afterQuantity);
        while (lexer._at < lexer._text.Length) lexer.Next();
        lexer.Add(TokenKind.End, "");
        return lexer._tokens;
    }

    private void Next()
    {
        var c = _text[_at];
        if (char.IsWhiteSpace(c) || c == '~') Skip(1);
        else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1)))) Number();
        else if (char.IsLetter(c)) Letters();
        else if (c == '\\') Backslash();
        else if (c == '$' && !_dollarsAreMoney) Skip(1);
        else Mark();
    }

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private void Skip(int count)
    {
        _at += count;
        _spaced = true;
    }

    private void Add(TokenKind kind, string text)
    {
        _tokens.Add(new Token(kind, text, _spaced));
        _spaced = false;
    }

    private void Number()
    {
        var (digits, end) = NumberReader.Read(_text, _at, _brackets > 0, _decimalComma);
        _at = end;
        Add(TokenKind.Number, digits + Exponent());
    }

    /// <summary>The e-5 of 1e-5.</summary>
    private string Exponent()
    {
        if (Peek(0) is not ('e' or 'E')) return "";
        var end = _at + (Peek(1) is '+' or '-' ? 2 : 1);
        var start = end;
        while (end < _text.Length && char.IsAsciiDigit(_text[end])) end++;
        if (end == start || end - start > 5) return "";
        var exponent = "e" + _text[(_at + 1)..end];
        _at = end;
        return exponent;
    }

    private void Letters()
    {
        var end = _at;
        while (end < _text.Length && char.IsLetter(_text[end])) end++;
        var run = _text[_at..end];
        _at = end;
        foreach (var (kind, text) in LetterRuns.Read(run, AfterQuantity())) Add(kind, text);
    }

    private bool AfterQuantity() => _tokens.Count == 0
        ? _afterQuantity
        : _tokens[^1] is { Kind: TokenKind.Number or TokenKind.Word } or { Text: "}" or ")" or "/" or "%" or "|" };

    private void Backslash()
    {
        var next = Peek(1);
        if (next == '\\' && char.IsLetter(Peek(2)) && _rows == 0) _at++;
        else if (next == '\\') Separator();
        else if (char.IsLetter(next)) Command();
        else if (next is '{' or '}')
        {
            _brackets += next == '{' ? 1 : -1;
            _at += 2;
            Add(TokenKind.Mark, next == '{' ? "\\{" : "\\}");
        }
        else if (next is '%' or '$' or '_' or '&' or '|')
        {
            _at += 2;
            Add(TokenKind.Mark, next == '|' ? "||" : next.ToString());
        }
        else Skip(next == '\0' ? 1 : 2);
    }

    private void Separator()
    {
        _at += 2;
        if (Peek(0) == '[' && _text.AsSpan(_at).IndexOf("pt]") is var skip and > 0 and < 6) _at += skip + 3;
        Add(TokenKind.Mark, "\\\\");
    }

    private void Command()
    {
        var start = _at + 1;
        var end = start;
        while (end < _text.Length && char.IsAsciiLetter(_text[end])) end++;
        var name = _text[start..Math.Max(end, start + 1)];
        _at = start + name.Length;
        if (Vocabulary.Ignored.Contains(name)) _spaced = true;
        else if (Vocabulary.Text.Contains(name)) Prose();
        else if (Vocabulary.Marks.TryGetValue(name, out var mark)) Add(TokenKind.Mark, mark);
        else
        {
            if (name is "begin" or "end") _rows += name == "begin" ? 1 : -1;
            Add(TokenKind.Command, name);
        }
    }

    /// <summary>The argument of \text and its kin: a connective, a word, or mathematics that only looks upright.</summary>
    private void Prose()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
        if (Peek(0) != '{' || Braces.Close(_text, _at) is var close && close < 0) return;
        var content = _text[(_at + 1)..close].Trim();
        _at = close + 1;
        var spaced = _spaced;
        foreach (var token in ProseReader.Read(content, AfterQuantity()))
        {
            _tokens.Add(token with { Spaced = spaced || token.Spaced });
            spaced = false;
        }
        _spaced = false;
    }

    private void Mark()
    {
        var mark = Operators.At(_text, _at);
        _at += mark.Length;
        if (mark is "(" or "[" || (mark == "]" && _brackets <= 0)) _brackets++;
        else if (mark is ")" or "]") _brackets--;
        if (mark is "\"" or "`" or "#" || (mark == "&" && _rows == 0)) _spaced = true;
        else Add(TokenKind.Mark, Operators.Canonical(mark, _spaced));
    }

    private static int Dollars(string text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '$') count++;
        }
        return count;
    }
}
