namespace Ponder.Answers.Parsing;

/// <summary>Lists, relations and what stands between brackets.</summary>
internal sealed partial class Parser
{
    private static readonly string[] Relations =
        ["=", "!=", "<", "<=", ">", ">=", "~", "==", "in", "ni", "notin", "subset", "->", "=>", "<=>"];

    /// <summary>Relations between commas, "and" and "or".</summary>
    private Expr List()
    {
        var items = Items(out var joint);
        return items.Count == 1 ? items[0] : new Listed(items, joint);
    }

    private List<Expr> Items(out string joint)
    {
        joint = ",";
        var items = new List<Expr>();
        while (true)
        {
            while (IsSeparator()) Join(ref joint);
            if (IsClosing(Now) && !Now.Is("|")) break;
            items.Add(Nested(Relation));
            if (!IsSeparator()) break;
        }

        return items.Count > 0 ? items : throw Unexpected();
    }

    private void Join(ref string joint)
    {
        var mark = Take().Text;
        if (mark is "or" || (mark is "and" && joint == ",")) joint = mark;
    }

    private bool IsSeparator() =>
        Now.Is(",") || Now.Is("and") || Now.Is("or") || Now.Is("\\\\")
            || (Now.Is(".") && After(1).Kind != TokenKind.End && !IsClosing(After(1)));

    private bool IsClosing(Token token) =>
        token.Kind == TokenKind.End || token.Is(")") || (token.Is("]") && open > 0) || token.Is("}") || token.Is("\\}") || token.Is("&")
        || token.IsCommand("end") || token.IsCommand("rangle") || (token.Is("|") && bars + builders > 0);

    private Token Previous => at > 0 ? tokens[at - 1] : tokens[0];

    private Expr Relation()
    {
        if (Accept("~")) return Relation();
        if (Accept("=") || Accept("->") || Accept("=>")) return Nested(Relation);
        var first = Proportion();
        if (!IsRelation(Now)) return first;
        List<Expr> operands = [first];
        var operators = new List<string>();
        while (IsRelation(Now))
        {
            operators.Add(Take().Text);
            operands.Add(Proportion());
        }

        return new Relation(operands, operators);
    }

    private static bool IsRelation(Token token) => token.Kind == TokenKind.Mark && Array.IndexOf(Relations, token.Text) >= 0;

    private Expr Proportion()
    {
        var first = Combination();
        if (!Now.Is(":") || builders > 0 || IsClosing(After(1))) return first;
        List<Expr> parts = [first];
        while (Accept(":")) parts.Add(Combination());
        return new Ratio(parts);
    }

    /// <summary>Unions, intersections and differences of sets.</summary>
    private Expr Combination()
    {
        var left = Sum();
        while (Now.Is("cup") || Now.Is("cap") || Now.Is("\\") || IsPlainUnion())
        {
            var function = Take() is { Kind: TokenKind.Mark } mark ? mark.Text : "cup";
            left = new Apply(function, [left, Sum()]);
        }

        return left;
    }

    /// <summary>(0,1) U (2,3).</summary>
    private bool IsPlainUnion() =>
        Now is { Kind: TokenKind.Letter, Text: "U" } && (Previous.Is(")") || Previous.Is("]"))
            && (After(1).Is("(") || After(1).Is("[") || After(1).Is("\\{"));

    private Expr Brackets(char bracket)
    {
        at++;
        var outer = (bars, builders);
        (bars, builders) = (0, 0);
        open++;
        var items = Nested(() => Items(out _));
        open--;
        (bars, builders) = outer;
        var close = Take();
        if (close.Kind != TokenKind.Mark || close.Text is not (")" or "]" or "[")) throw Unexpected();
        return items.Count == 1 && close.Text != "[" ? items[0] : new Bracketed(bracket, items, close.Text[0]);
    }

    private Expr Group()
    {
        Expect("{");
        if (Accept("}")) return new Listed([], ",");
        var outer = (bars, builders);
        (bars, builders) = (0, 0);
        var content = Nested(List);
        if (Now.IsCommand("choose")) content = new Apply("binom", [content, Follow()]);
        else if (Now.IsCommand("over")) content = Expr.Divide(content, Follow());
        (bars, builders) = outer;
        Expect("}");
        return content;
    }

    private Expr Follow()
    {
        at++;
        return Nested(List);
    }

    /// <summary>{1, 2, 3} or {x | x > 2}; the latter is read as its condition.</summary>
    private Expr Set()
    {
        Expect("\\{");
        if (Accept("\\}")) return new SetOf([]);
        var outer = (bars, builders);
        (bars, builders) = (0, 1);
        var items = Nested(() => Items(out _));
        var isBuilder = Accept("|") || Accept(":");
        (bars, builders) = (0, 0);
        Expr set = isBuilder ? Condition(items) : new SetOf(items);
        (bars, builders) = outer;
        Expect("\\}");
        return set;
    }

    private Expr Condition(List<Expr> members)
    {
        var condition = Nested(() => Items(out _));
        if (members is [Relation { Operators: ["in"], Operands: [_, not Sym { Name: "Reals" }] } membership])
            condition.Insert(0, membership);
        return condition.Count == 1 ? condition[0] : new Listed(condition, "and");
    }
}
