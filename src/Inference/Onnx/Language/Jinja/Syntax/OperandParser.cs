using System.Globalization;
using System.Numerics;

namespace Ponder.Inference.Onnx.Language.Jinja.Syntax;

/// <summary>Reads what operators stand between: a value, its members and calls, its filters and tests.</summary>
internal sealed class OperandParser(TokenReader reader, ExpressionParser expressions)
{
    public Expression Read(bool filters = true) => reader.Nested(() =>
    {
        var line = reader.Line;
        var value = reader.IsSign("-") || reader.IsSign("+") ? new Unary(line, reader.Next().Text, Read(filters: false)) : Primary();
        value = Postfix(value);
        return filters ? FiltersAndTests(value) : value;
    });

    public CallArguments Arguments()
    {
        reader.Expect("(");
        var (positional, named) = (new List<Expression>(), new List<(string, Expression)>());
        var (list, pairs) = ((Expression?)null, (Expression?)null);
        while (!reader.IsSign(")"))
        {
            var free = list is null && pairs is null;
            if (free && reader.SkipSign("*")) list = expressions.Read();
            else if (pairs is null && reader.SkipSign("**")) pairs = expressions.Read();
            else if (pairs is null && reader.Following.Is(TokenKind.Sign, "=")) named.Add(Named());
            else if (free && named.Count == 0) positional.Add(expressions.Read());
            else throw reader.Unexpected("an argument with its name");
            if (!reader.SkipSign(",")) break;
        }

        reader.Expect(")");
        return new(positional, named, list, pairs);
    }

    private (string, Expression) Named()
    {
        var name = reader.ExpectName("an argument's name");
        reader.Next();
        return (name, expressions.Read());
    }

    public Expression Filters(Expression? of, bool begun = false)
    {
        while (begun || reader.SkipSign("|"))
        {
            begun = false;
            var line = reader.Line;
            var name = Dotted("a filter's name");
            expressions.Known.Filter(name, line);
            of = new Filter(line, of, name, reader.IsSign("(") ? Arguments() : CallArguments.None);
        }

        return of!;
    }

    private Expression FiltersAndTests(Expression value)
    {
        while (true)
        {
            if (reader.IsSign("|")) value = Filters(value);
            else if (reader.IsName("is")) value = Tested(value);
            else if (reader.IsSign("(")) value = new Call(reader.Line, value, Arguments());
            else return value;
        }
    }

    private Expression Tested(Expression value)
    {
        var line = reader.Next().Line;
        var not = reader.SkipName("not");
        var name = Dotted("a test's name");
        expressions.Known.Test(name, line);
        var arguments = CallArguments.None;
        if (reader.IsSign("(")) arguments = Arguments();
        else if (reader.IsName("is")) throw new SyntaxFault(reader.Line, "one test follows another: expected and or or between them");
        else if (BeginsArgument()) arguments = new([Postfix(Primary())], [], null, null);
        var test = new Test(line, value, name, arguments);
        return not ? new Unary(line, "not", test) : test;
    }

    private bool BeginsArgument() => reader.Current.Kind is TokenKind.Text or TokenKind.Integer or TokenKind.Real || reader.IsSign("[") || reader.IsSign("{")
        || (reader.Current.Kind == TokenKind.Name && !(reader.IsName("else") || reader.IsName("or") || reader.IsName("and")));

    private string Dotted(string what)
    {
        var name = reader.ExpectName(what);
        while (reader.SkipSign(".")) name += "." + reader.ExpectName(what);
        return name;
    }

    private Expression Postfix(Expression value)
    {
        while (true)
        {
            var line = reader.Line;
            if (reader.SkipSign(".")) value = Dot(value, line);
            else if (reader.SkipSign("[")) value = Subscript(value, line);
            else if (reader.IsSign("(")) value = new Call(line, value, Arguments());
            else return value;
        }
    }

    private Expression Dot(Expression of, int line) => reader.Current.Kind == TokenKind.Integer
        ? new Item(line, of, new Constant(line, Number(reader.Next()))) : new Member(line, of, reader.ExpectName("a member's name"));

    private Expression Subscript(Expression of, int line)
    {
        var first = reader.IsSign(":") ? null : expressions.Read();
        if (first is not null && !reader.IsSign(":"))
        {
            var keys = new List<Expression> { first };
            while (reader.SkipSign(",")) keys.Add(expressions.Read());
            reader.Expect("]");
            return new Item(line, of, keys.Count == 1 ? first : new Items(line, keys, true));
        }

        reader.Expect(":");
        var stop = Bound();
        var step = reader.SkipSign(":") ? Bound() : null;
        reader.Expect("]");
        return new Cut(line, of, first, stop, step);
    }

    private Expression? Bound() => reader.IsSign(":") || reader.IsSign("]") ? null : expressions.Read();

    private Expression Primary()
    {
        var token = reader.Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                reader.Next();
                return token.Text switch
                {
                    "true" or "True" => new Constant(token.Line, true),
                    "false" or "False" => new Constant(token.Line, false),
                    "none" or "None" => new Constant(token.Line, null),
                    _ => new Name(token.Line, token.Text),
                };
            case TokenKind.Text:
                var texts = new List<string>();
                while (reader.Current.Kind == TokenKind.Text) texts.Add(reader.Next().Text);
                return new Constant(token.Line, string.Concat(texts));
            case TokenKind.Integer or TokenKind.Real:
                return new Constant(token.Line, Number(reader.Next()));
        }

        if (reader.SkipSign("(")) return Parenthesis();
        if (reader.SkipSign("[")) return new Items(token.Line, Until("]", () => expressions.Read()), false);
        if (reader.SkipSign("{")) return new Pairs(token.Line, Until("}", Pair));
        throw reader.Unexpected("an expression");
    }

    private Expression Parenthesis()
    {
        var value = expressions.ReadTuple(parentheses: true);
        reader.Expect(")");
        return value;
    }

    private (Expression, Expression) Pair()
    {
        var key = expressions.Read();
        reader.Expect(":");
        return (key, expressions.Read());
    }

    private List<T> Until<T>(string end, Func<T> read)
    {
        var values = new List<T>();
        while (!reader.IsSign(end))
        {
            values.Add(read());
            if (!reader.SkipSign(",")) break;
        }

        reader.Expect(end);
        return values;
    }

    private static object Number(Token token)
    {
        var text = token.Text;
        if (token.Kind == TokenKind.Real) return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        var number = text.Length > 1 && char.ToLowerInvariant(text[1]) is var radix and ('x' or 'b' or 'o')
            ? text[2..].Aggregate(BigInteger.Zero, (sum, digit) => (sum * (radix == 'x' ? 16 : radix == 'b' ? 2 : 8)) + Convert.ToInt32(digit.ToString(), 16))
            : BigInteger.Parse(text, CultureInfo.InvariantCulture);
        return number <= long.MaxValue ? (long)number : throw new SyntaxFault(token.Line, $"the number {text} is beyond 64 bits");
    }
}
