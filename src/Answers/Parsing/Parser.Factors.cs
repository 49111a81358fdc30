namespace Ponder.Answers.Parsing;

/// <summary>Powers, factorials, per cent, degrees: what follows an atom.</summary>
internal sealed partial class Parser
{
    private Expr Factor()
    {
        var factor = Nested(Atom);
        while (true)
        {
            if (Now.Is("^")) factor = Raised(factor);
            else if (Accept("!")) factor = new Apply("factorial", [factor]);
            else if (Accept("!!")) factor = new Apply("factorial2", [factor]);
            else if (Accept("%")) factor = new WithUnit(factor, Unit.Percent);
            else if (Accept("'")) factor = new Apply("'", [factor]);
            else if (Now.Is("_")) factor = InBase(factor);
            else if (Now.Is("...") || Now.IsCommand("ldots") || Now.IsCommand("dots")) factor = GoesOn(factor);
            else if (Currency(Now) is { } money && IsQuantityEnd()) factor = Priced(factor, money);
            else return factor;
        }
    }

    private WithUnit Priced(Expr amount, Unit money)
    {
        at++;
        return new WithUnit(amount, money);
    }

    private bool IsQuantityEnd() => Previous.Kind == TokenKind.Number && After(1).Kind != TokenKind.Number;

    private Expr Raised(Expr value)
    {
        at++;
        if (IsDegree()) return new WithUnit(value, IsTemperature() ? Units.Temperature : Unit.Degree);
        if (AcceptAlone(token => token.Kind == TokenKind.Word && LetterRuns.IsOrdinal(token.Text))) return value;
        if (IsPrime()) return new Apply("'", [value]);
        if (Now.IsCommand("top") || Now.IsCommand("intercal"))
        {
            at++;
            return new Apply("transpose", [value]);
        }

        return new Power(value, Exponent());
    }

    /// <summary>The ° after a mixed number.</summary>
    private bool IsRaisedDegree()
    {
        if (!Now.Is("^")) return false;
        at++;
        if (IsDegree()) return true;
        at--;
        return false;
    }

    private bool IsDegree() => AcceptAlone(token => token.IsCommand("circ") || token.IsCommand("degree"));

    /// <summary>The C of °C.</summary>
    private bool IsTemperature() =>
        Now is { Kind: TokenKind.Letter, Text: "C" or "F" } && (After(1).Kind == TokenKind.End || IsClosing(After(1)))
            && Take().Text.Length > 0;

    private bool IsPrime() => AcceptAlone(token => token.Is("'"));

    /// <summary>One token, bare or in braces.</summary>
    private bool AcceptAlone(Func<Token, bool> wanted)
    {
        if (wanted(Now)) at++;
        else if (Now.Is("{") && wanted(After(1)) && After(2).Is("}")) at += 3;
        else return false;
        return true;
    }

    private Expr Exponent() => Nested(() =>
    {
        if (Now.Is("{")) return Group();
        if (IsSign()) return Signs() == "-" ? Expr.Negate(Exponent()) : Exponent();
        var exponent = Atom();
        if (!Now.Is("^")) return exponent;
        at++;
        return new Power(exponent, Exponent());
    });

    /// <summary>1101_2: digits in a base.</summary>
    private Expr InBase(Expr digits)
    {
        var numeral = IsPlainNumber(at - 1) ? Previous.Text
            : IsPlainNumber(at - 2) && Previous.Is(")") ? tokens[at - 2].Text
            : throw Unexpected();
        at++;
        var radix = AcceptAlone(token => token.Kind == TokenKind.Word)
            ? NumberWords.Value(Previous.Kind == TokenKind.Word ? Previous.Text : tokens[at - 2].Text)
            : Argument() is Num { Value: var value } ? value
            : null;
        return radix is { IsInteger: true } whole && whole >= 2 && whole <= 36 && digits is Num
            ? new Num(Numerals.InBase(numeral, (int)whole.Numerator))
            : throw Unexpected();
    }

    /// <summary>0.333… goes on as it began.</summary>
    private Num GoesOn(Expr number)
    {
        if (!IsPlainNumber(at - 1) || number is not Num) throw Unexpected();
        var digits = Previous.Text;
        at++;
        return new Num(Numerals.Repeating(digits) ?? Numerals.Value(digits), Decimal: true);
    }
}
