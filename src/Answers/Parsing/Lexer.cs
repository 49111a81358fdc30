namespace Ponder.Answers.Parsing;

/// <summary>
/// Cuts LaTeX mathematics, or its plain spelling, into tokens. Layout disappears; what reads as a word becomes one token.
/// </summary>
internal sealed class Lexer
{
    private static readonly string[] DollarLands = ["US", "CA", "AU", "NZ", "HK", "NT", "A", "C", "R", "S"];

    private readonly string text;
    private readonly bool decimalComma;
    private readonly bool afterQuantity;
    private readonly bool dollarsAreMoney;
    private readonly List<Token> tokens;
    private int at;
    private int brackets;
    private int rows;
    private bool spaced;

    private Lexer(string text, bool decimalComma, bool afterQuantity)
    {
        this.text = text;
        this.decimalComma = decimalComma;
        this.afterQuantity = afterQuantity;
        dollarsAreMoney = Dollars(text) % 2 == 1;
        tokens = new List<Token>((text.Length / 2) + 4);
    }

    public static List<Token> Read(string text, bool decimalComma = false, bool afterQuantity = false)
    {
        var lexer = new Lexer(Unicode.ToLatex(text), decimalComma, afterQuantity);
        while (lexer.at < lexer.text.Length) lexer.Next();
        lexer.Add(TokenKind.End, "");
        return lexer.tokens;
    }

    private void Next()
    {
        var c = text[at];
        if (char.IsWhiteSpace(c) || c == '~') Skip(1);
        else if (char.IsAsciiDigit(c) || (c == '.' && IsFraction())) Number();
        else if (char.IsLetter(c)) Letters();
        else if (c == '\\') Backslash();
        else if (c == '$' && !dollarsAreMoney) Skip(1);
        else Mark();
    }

    /// <summary>Of a number without a whole part: .5, and .\overline{3}.</summary>
    private bool IsFraction() => char.IsAsciiDigit(Peek(1)) || (Peek(1) == '\\' && NumberReader.IsRepetend(text, at + 1));

    private char Peek(int ahead) => at + ahead < text.Length ? text[at + ahead] : '\0';

    private void Skip(int count)
    {
        at += count;
        spaced = true;
    }

    private void Add(TokenKind kind, string text)
    {
        tokens.Add(new Token(kind, text, spaced));
        spaced = false;
    }

    private void Number()
    {
        var (digits, end) = NumberReader.Read(text, at, brackets > 0, decimalComma);
        at = end;
        Add(TokenKind.Number, digits + Exponent());
    }

    /// <summary>The e-5 of 1e-5.</summary>
    private string Exponent()
    {
        if (Peek(0) is not ('e' or 'E')) return "";
        var end = at + (Peek(1) is '+' or '-' ? 2 : 1);
        var start = end;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        if (end == start || end - start > 5) return "";
        var exponent = "e" + text[(at + 1)..end];
        at = end;
        return exponent;
    }

    private void Letters()
    {
        var end = at;
        var foreign = Scripts.IsForeign(text[at]);
        while (end < text.Length && (char.IsLetter(text[end]) || Scripts.IsMark(text[end])) && Scripts.IsForeign(text[end]) == foreign)
            end++;
        var run = text[at..end];
        at = end;
        if (Peek(0) == '$' && char.IsAsciiDigit(Peek(1)) && Array.IndexOf(DollarLands, run) >= 0) return;
        if (IsPer(run)) Add(TokenKind.Word, "per");
        else if (foreign) Foreign(run);
        else Latin(run);
    }

    private void Foreign(string run)
    {
        if (LetterRuns.Connective(run) is { } joint) Add(TokenKind.Mark, joint);
        else Add(TokenKind.Word, run);
    }

    private void Latin(string run)
    {
        var afterQuantity = AfterQuantity() || (spaced && AfterLetter() && LetterRuns.IsLongUnit(run));
        foreach (var (kind, word) in LetterRuns.Read(run, afterQuantity)) Add(kind, word);
    }

    private bool IsPer(string run) =>
        run is "a" or "an" && spaced && tokens is [.., { Kind: TokenKind.Number or TokenKind.Word }] && IsUnitNext();

    /// <summary>$18 a day: what follows is a unit.</summary>
    private bool IsUnitNext()
    {
        var start = at;
        while (start < text.Length && text[start] == ' ') start++;
        var end = start;
        while (end < text.Length && char.IsAsciiLetter(text[end])) end++;
        return start > at && end - start > 2 && Units.IsUnit(text[start..end]);
    }

    private bool AfterQuantity() => tokens.Count == 0
        ? afterQuantity
        : tokens[^1] is { Kind: TokenKind.Number or TokenKind.Word } or { Text: "}" or ")" or "/" or "%" or "|" };

    /// <summary>A space after a letter or a constant's name: what comes may be a unit, as in 2π cm.</summary>
    private bool AfterLetter() => tokens.Count > 0 && tokens[^1].Kind is TokenKind.Letter or TokenKind.Command;

    private void Backslash()
    {
        var next = Peek(1);
        if (next == '\\' && char.IsLetter(Peek(2)) && rows == 0) at++;
        else if (next == '\\') Separator();
        else if (char.IsLetter(next)) Command();
        else if (next is '{' or '}') Bracket(next);
        else if (next is '%' or '$' or '_' or '&' or '|') Escaped(next);
        else Skip(next == '\0' ? 1 : 2);
    }

    private void Bracket(char brace)
    {
        brackets += brace == '{' ? 1 : -1;
        at += 2;
        Add(TokenKind.Mark, brace == '{' ? "\\{" : "\\}");
    }

    private void Escaped(char mark)
    {
        at += 2;
        Add(TokenKind.Mark, mark == '|' ? "||" : mark.ToString());
    }

    private void Separator()
    {
        at += 2;
        if (Peek(0) == '[' && text.AsSpan(at).IndexOf("pt]") is var skip and > 0 and < 6) at += skip + 3;
        Add(TokenKind.Mark, "\\\\");
    }

    private void Command()
    {
        var start = at + 1;
        var end = start;
        while (end < text.Length && char.IsAsciiLetter(text[end])) end++;
        var name = text[start..Math.Max(end, start + 1)];
        at = start + name.Length;
        if (Vocabulary.Ignored.Contains(name)) spaced = true;
        else if (Vocabulary.Text.Contains(name)) Prose();
        else if (Vocabulary.Marks.TryGetValue(name, out var mark)) Add(TokenKind.Mark, mark);
        else Command(name);
    }

    private void Command(string name)
    {
        if (name is "begin" or "end") rows += name == "begin" ? 1 : -1;
        Add(TokenKind.Command, name);
    }

    /// <summary>The argument of \text and its kin: a connective, a word, or mathematics that only looks upright.</summary>
    private void Prose()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        if (Peek(0) != '{' || Braces.Close(text, at) is var close && close < 0) return;
        var content = text[(at + 1)..close].Trim();
        at = close + 1;
        var first = spaced;
        foreach (var token in ProseReader.Read(content, AfterQuantity()))
        {
            tokens.Add(token with { Spaced = first || token.Spaced });
            first = false;
        }

        spaced = false;
    }

    private void Mark()
    {
        var mark = Operators.At(text, at);
        at += mark.Length;
        if (mark is "(" or "[" || (mark == "]" && brackets <= 0)) brackets++;
        else if (mark is ")" or "]") brackets--;
        if (mark is "\"" or "`" or "#" || (mark == "&" && rows == 0)) spaced = true;
        else Add(TokenKind.Mark, Operators.Canonical(mark, spaced));
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
