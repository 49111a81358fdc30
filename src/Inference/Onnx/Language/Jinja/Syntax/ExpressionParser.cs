namespace Ponder.Inference.Onnx.Language.Jinja.Syntax;

/// <summary>Reads expressions, from what binds least to what binds most, as Jinja does: a unary minus holds before a power, and powers go from the left.</summary>
internal sealed class ExpressionParser
{
    private static readonly string[] Orders = ["==", "!=", "<", "<=", ">", ">="];
    private readonly TokenReader reader;
    private readonly OperandParser operands;

    public ExpressionParser(TokenReader reader, Known known)
    {
        this.reader = reader;
        Known = known;
        operands = new(reader, this);
    }

    /// <summary>Which filters and tests there are.</summary>
    public Known Known { get; }

    public Expression Read(bool conditional = true) => reader.Nested(() => conditional ? Conditional() : Or());

    /// <summary>One expression, or several with commas between them, which are a tuple.</summary>
    public Expression ReadTuple(bool conditional = true, bool parentheses = false, string? end = null)
    {
        var line = reader.Line;
        var values = new List<Expression>();
        var tuple = false;
        while (!(reader.IsSign(")") || reader.Current.Kind is TokenKind.PrintEnd or TokenKind.BlockEnd || (end is not null && reader.IsName(end))))
        {
            values.Add(Read(conditional));
            if (!reader.SkipSign(",")) break;
            tuple = true;
        }

        if (values.Count == 0 && !parentheses) throw reader.Unexpected("an expression");
        return tuple || values.Count == 0 ? new Items(line, values, true) : values[0];
    }

    public CallArguments ReadArguments() => operands.Arguments();

    /// <summary>Filters without what they are used on, as filter blocks have them.</summary>
    public Expression ReadFilters() => operands.Filters(null, begun: true);

    private Expression Conditional()
    {
        var (line, faults) = (reader.Line, Known.Faults);
        var value = Or();
        while (reader.SkipName("if"))
        {
            Known.Pardon(faults);
            using var soft = Known.Soften();
            var condition = Or();
            value = new Conditional(line, condition, value, reader.SkipName("else") ? Read() : null);
        }

        return value;
    }

    private Expression Or() => Chain("or", And, IsWord);

    private Expression And() => Chain("and", Not, IsWord);

    private Expression Not()
    {
        var line = reader.Line;
        return reader.SkipName("not") ? new Unary(line, "not", reader.Nested(Not)) : Compared();
    }

    private Expression Compared()
    {
        var (line, first) = (reader.Line, Sum());
        var rest = new List<(string, Expression)>();
        while (Order() is { } sign) rest.Add((sign, Sum()));
        return rest.Count == 0 ? first : new Comparison(line, first, rest);
    }

    private string? Order()
    {
        if (reader.Current.Kind == TokenKind.Sign && Orders.Contains(reader.Current.Text)) return reader.Next().Text;
        if (reader.SkipName("in")) return "in";
        if (!reader.IsName("not") || !reader.Following.Is(TokenKind.Name, "in")) return null;
        reader.Next();
        reader.Next();
        return "not in";
    }

    private Expression Sum() => Chain("+ -", Joined, reader.IsSign);

    private Expression Joined()
    {
        var line = reader.Line;
        var parts = new List<Expression> { Product() };
        while (reader.SkipSign("~")) parts.Add(Product());
        return parts.Count == 1 ? parts[0] : new Joined(line, parts);
    }

    private Expression Product() => Chain("* / // %", Power, reader.IsSign);

    private Expression Power() => Chain("**", () => operands.Read(), reader.IsSign);

    private bool IsWord(string word) => reader.IsName(word);

    private Expression Chain(string signs, Func<Expression> operand, Func<string, bool> here)
    {
        var (all, left) = (signs.Split(' '), operand());
        while (all.FirstOrDefault(here) is { } sign)
        {
            var line = reader.Next().Line;
            left = new Binary(line, sign, left, operand());
        }

        return left;
    }
}
