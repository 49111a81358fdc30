namespace Ponder.Inference.Onnx.Language.Jinja.Syntax;

/// <summary>What has a value.</summary>
internal abstract record Expression(int Line);

/// <summary>A text, a number, true, false or none.</summary>
internal sealed record Constant(int Line, object? Value) : Expression(Line);

/// <summary>A name whose value is looked up.</summary>
internal sealed record Name(int Line, string Text) : Expression(Line);

/// <summary>[a, b] or (a, b).</summary>
internal sealed record Items(int Line, IReadOnlyList<Expression> Values, bool Tuple) : Expression(Line);

/// <summary>{a: b}.</summary>
internal sealed record Pairs(int Line, IReadOnlyList<(Expression Key, Expression Value)> Entries) : Expression(Line);

/// <summary>a.name.</summary>
internal sealed record Member(int Line, Expression Of, string Name) : Expression(Line);

/// <summary>a[b].</summary>
internal sealed record Item(int Line, Expression Of, Expression Key) : Expression(Line);

/// <summary>a[b:c:d].</summary>
internal sealed record Cut(int Line, Expression Of, Expression? Start, Expression? Stop, Expression? Step) : Expression(Line);

/// <summary>a(b, c=d).</summary>
internal sealed record Call(int Line, Expression Of, CallArguments Arguments) : Expression(Line);

/// <summary>a | name(b); null for what a filter block encloses.</summary>
internal sealed record Filter(int Line, Expression? Of, string Name, CallArguments Arguments) : Expression(Line);

/// <summary>a is name(b).</summary>
internal sealed record Test(int Line, Expression Of, string Name, CallArguments Arguments) : Expression(Line);

/// <summary>A sign before its operand: - or +, or not.</summary>
internal sealed record Unary(int Line, string Sign, Expression Of) : Expression(Line);

/// <summary>A sign between its operands.</summary>
internal sealed record Binary(int Line, string Sign, Expression Left, Expression Right) : Expression(Line);

/// <summary>a ~ b ~ c.</summary>
internal sealed record Joined(int Line, IReadOnlyList<Expression> Parts) : Expression(Line);

/// <summary>a &lt; b == c: each with the next.</summary>
internal sealed record Comparison(int Line, Expression First, IReadOnlyList<(string Sign, Expression Operand)> Rest) : Expression(Line);

/// <summary>a if b else c.</summary>
internal sealed record Conditional(int Line, Expression Condition, Expression Then, Expression? Else) : Expression(Line);

/// <summary>What a call passes, as written.</summary>
internal sealed record CallArguments(
    IReadOnlyList<Expression> Positional, IReadOnlyList<(string Name, Expression Value)> Named, Expression? List, Expression? Pairs)
{
    public static readonly CallArguments None = new([], [], null, null);
}
