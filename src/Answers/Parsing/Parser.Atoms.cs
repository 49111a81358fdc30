using System.Text;

namespace Ponder.Answers.Parsing;

/// <summary>Numbers, names, brackets and bars.</summary>
internal sealed partial class Parser
{
    private const string FunctionNames = "fgh";
    private const string MaybeFunctionNames = "pqruvFGHPQRSTVNLA";

    private Expr Atom()
    {
        var token = Now;
        switch (token.Kind)
        {
            case TokenKind.Number: return Number();
            case TokenKind.Letter: return Named(Take().Text);
            case TokenKind.Word: return WordsHere();
            case TokenKind.Command: return Command();
            case TokenKind.Mark when token.Text is "(" or "[" or "]": return Brackets(token.Text[0]);
            case TokenKind.Mark when token.Text == "{": return Group();
            case TokenKind.Mark when token.Text == "\\{": return Set();
            case TokenKind.Mark when token.Text is "|" or "||": return Bars(token.Text);
            case TokenKind.Mark when token.Text is "+" or "-": return SignedFactor();
        }

        if (Accept("...")) return new Sym("ldots");
        if (Currency(token) is not { } money) throw Unexpected();
        at++;
        return new WithUnit(SignedFactor(), money);
    }

    private Num Number()
    {
        var numeral = Take().Text;
        if (numeral.Contains('.') && Now.Kind == TokenKind.Command && Now.Text is "overline" or "bar" or "dot" && After(1).Is("{"))
        {
            var repetend = After(2).Text;
            if (!IsPlainNumber(at + 2) || !After(3).Is("}") || !repetend.All(char.IsAsciiDigit)) throw Unexpected();
            at += 4;
            return new Num(Numerals.Repeating(numeral, DottedEnd(repetend)));
        }

        if (numeral.EndsWith('.') && Now.Kind == TokenKind.Command && Now.Text is "overline" or "bar" && IsPlainNumber(at + 1))
        {
            at += 2;
            return new Num(Numerals.Repeating(numeral, tokens[at - 1].Text.All(char.IsAsciiDigit) ? tokens[at - 1].Text
                : throw Unexpected()));
        }

        if (numeral.EndsWith('.') && Now.Is("(") && IsPlainNumber(at + 1) && After(2).Is(")") && After(1).Text.All(char.IsAsciiDigit))
        {
            at += 3;
            return new Num(Numerals.Repeating(numeral, tokens[at - 2].Text));
        }

        return new Num(Numerals.Value(numeral), Numerals.IsDecimal(numeral));
    }

    /// <summary>A dot over the first and the last digit of what repeats: 0.\dot{1}4285\dot{7}.</summary>
    private string DottedEnd(string first)
    {
        if (!tokens[at - 4].IsCommand("dot") || !IsPlainNumber(at) && !Now.IsCommand("dot")) return first;
        var dot = IsPlainNumber(at) ? 1 : 0;
        if (!After(dot).IsCommand("dot") || !After(dot + 1).Is("{") || !IsPlainNumber(at + dot + 2) || !After(dot + 3).Is("}"))
            return first;
        var repetend = first + (dot == 1 ? Now.Text : "") + After(dot + 2).Text;
        if (!repetend.All(char.IsAsciiDigit)) throw Unexpected();
        at += dot + 4;
        return repetend;
    }

    private Words WordsHere()
    {
        var words = new StringBuilder(Take().Text);
        while (Now.Kind == TokenKind.Word) words.Append(' ').Append(Take().Text);
        return new Words(words.ToString());
    }

    /// <summary>A variable with its primes and index, or a function of that name applied.</summary>
    private Expr Named(string name)
    {
        while (Accept("'")) name += "'";
        if (IsInverse(name))
        {
            at += 5;
            name += "⁻¹";
        }

        if (Now.Is("_"))
        {
            at++;
            switch (Argument())
            {
                case Num { Value: var index }: name += $"_{index}"; break;
                case Words { Text: var index }: name += $"_{index.ToLowerInvariant()}"; break;
                case var index: return new Apply(name + "_", [index]);
            }
        }

        if (!Now.Is("(") || Now.Spaced || !IsFunctionName(name)) return new Sym(name);
        return new Apply(name, Arguments());
    }

    /// <summary>f^{-1}(…) is a function and no power.</summary>
    private bool IsInverse(string name) =>
        FunctionNames.Contains(name[0], StringComparison.Ordinal)
        && Now.Is("^") && After(1).Is("{") && After(2).Is("-") && After(3).Text == "1" && After(4).Is("}") && After(5).Is("(");

    private bool IsFunctionName(string name) =>
        FunctionNames.Contains(name[0], StringComparison.Ordinal)
        || ((name.Length > 1 || MaybeFunctionNames.Contains(name[0], StringComparison.Ordinal)) && name != "pi" && HasPlainArguments());

    /// <summary>(x) and (x, 2), but not (x + 1).</summary>
    private bool HasPlainArguments()
    {
        for (var i = 1; ; i += 2)
        {
            if (After(i).Kind is not (TokenKind.Letter or TokenKind.Number)) return false;
            if (After(i + 1).Is(")")) return true;
            if (!After(i + 1).Is(",")) return false;
        }
    }

    private List<Expr> Arguments()
    {
        at++;
        var outer = (bars, builders);
        (bars, builders) = (0, 0);
        var arguments = Nested(() => Items(out _));
        (bars, builders) = outer;
        Expect(")");
        return arguments;
    }

    private Apply Bars(string bar)
    {
        Expect(bar);
        bars++;
        var inside = Nested(Relation);
        bars--;
        Expect(bar);
        return new Apply("abs", [inside]);
    }
}
