namespace Ponder.Answers.Parsing;

/// <summary>LaTeX commands and named functions.</summary>
internal sealed partial class Parser
{
    private Expr Command()
    {
        var name = Take().Text;
        switch (name)
        {
            case var _ when Vocabulary.Fractions.Contains(name): return Expr.Divide(Argument(), Argument());
            case "sqrt": return Root();
            case "cbrt": return Expr.Root(FunctionArgument(), 3);
            case "binom" or "dbinom" or "tbinom": return new Apply("binom", [Argument(), Argument()]);
            case "infty" or "infinity": return Sym.Infinity;
            case "emptyset" or "varnothing": return new SetOf([]);
            case "begin": return Environment();
            case "lfloor": return Enclosed("floor", "rfloor");
            case "lceil": return Enclosed("ceil", "rceil");
            case "langle": return Angles();
            case "sum" or "prod" or "int" or "lim" or "bigcup" or "bigcap" or "iint" or "oint": return BigOperator(name);
            case "mathbb" or "mathcal" or "mathbf" or "boldsymbol" or "mathscr" or "mathfrak": return Lettered(name);
            case "overline" or "underline" or "vec" or "overrightarrow" or "hat" or "bar" or "tilde" or "widehat" or "boxed" or "fbox":
                return Argument();
            case "pmod" or "bmod" or "mod": return new Apply("mod", [Argument()]);
            case "circ": return new WithUnit(new Num(1), Unit.Degree);
            case "degree": return new WithUnit(new Num(1), Unit.Degree);
        }

        if (Vocabulary.Functions.Contains(name)) return Function(name);
        return Named(name.StartsWith("var", StringComparison.Ordinal) && name.Length > 3 ? name[3..] : name);
    }

    /// <summary>What TeX takes as an argument: a group, or one digit, letter or command.</summary>
    private Expr Argument() => Nested(() =>
    {
        if (Now.Is("{")) return Group();
        if (Now.Kind != TokenKind.Number || Now.Text.Length == 1 || !Now.Text.All(char.IsAsciiDigit)) return Atom();
        var digits = Now.Text;
        tokens[at] = Now with { Text = digits[1..], Spaced = false };
        return new Num(digits[0] - '0');
    });

    private Expr Root()
    {
        Expr? degree = null;
        if (Accept("["))
        {
            degree = Nested(Sum);
            Expect("]");
        }

        var radicand = Now.Is("{") ? Group() : Nested(Atom);
        return degree is null ? Expr.Root(radicand, 2) : new Apply("root", [radicand, degree]);
    }

    private Apply Enclosed(string function, string close)
    {
        var inside = Nested(Sum);
        if (!Now.IsCommand(close)) throw Unexpected();
        at++;
        return new Apply(function, [inside]);
    }

    private Bracketed Angles()
    {
        var items = Nested(() => Items(out _));
        if (!Now.IsCommand("rangle")) throw Unexpected();
        at++;
        return new Bracketed('(', items, ')');
    }

    private Expr Lettered(string style)
    {
        var content = Argument();
        return style == "mathbb" && content is Sym { Name: var letter } ? new Sym(letter switch
        {
            "R" => "Reals",
            "Z" => "Integers",
            "N" => "Naturals",
            "Q" => "Rationals",
            "C" => "Complexes",
            _ => letter,
        }) : content;
    }

    /// <summary>\sin^2 x, \log_2 8, \cos(a+b), \max(1, 2).</summary>
    private Expr Function(string name)
    {
        Expr? index = null, power = null;
        while (Now.Is("_") || Now.Is("^"))
        {
            var isIndex = Take().Text == "_";
            if (isIndex) index = Argument();
            else power = Now.Kind == TokenKind.Number ? Argument() : Exponent();
        }

        var arguments = Now.Is("(") ? Arguments() : [FunctionArgument()];
        if (index is not null) arguments.Add(index);
        if (power is Num { Value: var value } && value == -1) return new Apply("arc" + name, arguments);
        var applied = new Apply(name, arguments);
        return power is null ? applied : new Power(applied, power);
    }

    /// <summary>Without brackets a function takes the factors up to the next function or operator.</summary>
    private Expr FunctionArgument() => Nested(() =>
    {
        if (Now.Is("{")) return Group();
        var sign = Signs();
        var factors = new List<Expr> { Factor() };
        while (StartsFactor(IsNumeral(factors[^1]))
            && !(Now.Kind == TokenKind.Command && Vocabulary.Functions.Contains(Now.Text) && Now.Text != "sqrt"))
        {
            Juxtapose(factors);
        }

        var argument = Whole(factors);
        return sign == "-" ? Expr.Negate(argument) : argument;
    });

    /// <summary>\sum_{k=1}^{n} body: the body, the variable, its bounds.</summary>
    private Apply BigOperator(string name)
    {
        Expr lower = new Listed([], ","), upper = lower;
        while (Now.Is("_") || Now.Is("^"))
        {
            if (Take().Text == "_") lower = Argument();
            else upper = Argument();
        }

        var body = Nested(Term);
        return lower is Relation { Operators: ["="], Operands: [var variable, var start] }
            ? new Apply(name, [body, variable, start, upper])
            : new Apply(name, [body, lower, upper]);
    }
}
