namespace Ponder.Answers.Parsing;

/// <summary>Sums, products and juxtaposition.</summary>
internal sealed partial class Parser
{
    private Expr Sum()
    {
        var terms = new List<Expr>();
        do
        {
            var sign = Signs();
            var term = Term();
            terms.Add(sign switch
            {
                "-" => Expr.Negate(term),
                "+-" => new PlusMinus(term, false),
                "-+" => new PlusMinus(term, true),
                _ => term,
            });
        }
        while (IsSign());
        return terms.Count == 1 ? terms[0] : new Sum(terms);
    }

    private bool IsSign() => Now.Is("+") || Now.Is("-") || Now.Is("+-") || Now.Is("-+");

    private string Signs()
    {
        var sign = "+";
        for (var first = true; IsSign(); first = false)
        {
            var next = Take().Text;
            sign = first || sign == "+" ? next : next == "+" ? sign : sign == "-" && next == "-" ? "+" : next;
        }

        return sign;
    }

    private Expr Term()
    {
        var factors = new List<Expr> { Factor() };
        while (true)
        {
            if (Now.Is("*") && !IsClosing(After(1)))
            {
                at++;
                factors.Add(SignedFactor());
            }
            else if (Now.Is("/"))
            {
                at++;
                if (Now.Kind == TokenKind.Word) factors = [new WithUnit(Whole(factors), UnitWords().Power(-1))];
                else factors.Add(new Power(SignedFactor(), new Num(-1)));
            }
            else if (Now.Kind == TokenKind.Word)
            {
                factors = [Measured(factors)];
            }
            else if (StartsFactor(IsNumeral(factors[^1])))
            {
                Juxtapose(factors);
            }
            else
            {
                break;
            }
        }

        return Whole(factors);
    }

    private static Expr Whole(List<Expr> factors) => factors.Count == 1 ? factors[0] : new Product(factors);

    /// <summary>5 hours 30 minutes is a sum.</summary>
    private Expr Measured(List<Expr> factors) => factors is [WithUnit first, Num more]
        ? new Sum([first, new WithUnit(more, UnitWords())])
        : new WithUnit(Whole(factors), UnitWords());

    private Expr SignedFactor()
    {
        var sign = Signs();
        var factor = Factor();
        return sign switch { "-" => Expr.Negate(factor), "+" => factor, _ => new PlusMinus(factor, sign == "-+") };
    }

    private bool IsNumeral(Expr factor) => factor is Num && IsPlainNumber(at - 1);

    private bool StartsFactor(bool afterNumeral) => Now.Kind switch
    {
        TokenKind.Number => afterNumeral ? After(1).Is("/") : Now.Spaced || !IsPlainNumber(at - 1),
        TokenKind.Letter => !IsPlainUnion(),
        TokenKind.Command => !Now.IsCommand("end") && !Now.IsCommand("rangle") && !Now.IsCommand("rfloor") && !Now.IsCommand("rceil")
            && !Now.IsCommand("choose") && !Now.IsCommand("over"),
        TokenKind.Mark => Now.Text is "(" or "{" || (Now.Text == "|" && bars == 0 && builders == 0) || (Now.Text == "[" && depth == 0),
        _ => false,
    };

    private bool IsPlainNumber(int at) => at >= 0 && tokens[at].Kind == TokenKind.Number;

    /// <summary>
    /// A remark in brackets is dropped. A whole number before a fraction is a mixed number; anything else side by side is a product.
    /// </summary>
    private void Juxtapose(List<Expr> factors)
    {
        var before = factors[^1];
        var wasNumber = IsNumeral(before);
        if (wasNumber && Now.Kind == TokenKind.Number)
        {
            if (!Now.Spaced || !(After(1).Is("/") && After(2).Kind == TokenKind.Number)) throw Unexpected();
            var numerator = Number();
            at++;
            Expr whole = new Sum([before, Expr.Divide(numerator, Number())]);
            factors[^1] = Accept("%") ? new WithUnit(whole, Unit.Percent) : IsRaisedDegree() ? new WithUnit(whole, Unit.Degree) : whole;
            return;
        }

        var isFraction = Now.Kind == TokenKind.Command && Vocabulary.Fractions.Contains(Now.Text);
        var factor = Factor();
        var (fraction, unit) = factor is WithUnit measured ? (measured.Value, measured.Unit) : (factor, null);
        if (wasNumber && isFraction && before is Num { Value: { IsInteger: true } } && IsNumericFraction(fraction))
        {
            Expr mixed = new Sum([before, fraction]);
            factors[^1] = unit is null ? mixed : new WithUnit(mixed, unit);
        }
        else if (factor is not (Words or Product { Factors: [Words, ..] }))
        {
            factors.Add(factor);
        }
    }

    private static bool IsNumericFraction(Expr factor) =>
        factor is Product
        {
            Factors: [Num { Value: { IsInteger: true, Sign: > 0 } a },
            Power { Base: Num { Value: { IsInteger: true } b } }]
        } && a < b;
}
