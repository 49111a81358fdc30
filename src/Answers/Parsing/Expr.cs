using Ponder.Answers.Arithmetic;

namespace Ponder.Answers.Parsing;

/// <summary>What an answer says, as it is written.</summary>
internal abstract record Expr
{
    public static Expr Negate(Expr x) => x is Num n ? n with { Value = -n.Value } : new Product([new Num(-1), x]);
    public static Expr Divide(Expr a, Expr b) => new Product([a, new Power(b, new Num(-1))]);
    public static Expr Subtract(Expr a, Expr b) => new Sum([a, Negate(b)]);
    public static Expr Root(Expr x, int degree) => new Power(x, new Num(new Rational(1, degree)));
}

/// <summary>A number; one written with a decimal point may stand for something it only comes near.</summary>
internal sealed record Num(Rational Value, bool Decimal = false) : Expr;

/// <summary>A variable, or one of the constants i, e, pi and ∞.</summary>
internal sealed record Sym(string Name) : Expr
{
    public static Sym Infinity { get; } = new("∞");
    public static Sym Pi { get; } = new("pi");
}

internal sealed record Sum(IReadOnlyList<Expr> Terms) : Expr;

internal sealed record Product(IReadOnlyList<Expr> Factors) : Expr;

internal sealed record Power(Expr Base, Expr Exponent) : Expr;

/// <summary>±x, or ∓x.</summary>
internal sealed record PlusMinus(Expr Operand, bool MinusFirst) : Expr;

internal sealed record Apply(string Function, IReadOnlyList<Expr> Arguments) : Expr;

/// <summary>Items in round or square brackets: a tuple, a point, an interval.</summary>
internal sealed record Bracketed(char Open, IReadOnlyList<Expr> Items, char Close) : Expr;

/// <summary>Items side by side; <paramref name="Joint"/> is "," or "and" or "or".</summary>
internal sealed record Listed(IReadOnlyList<Expr> Items, string Joint) : Expr;

internal sealed record SetOf(IReadOnlyList<Expr> Items) : Expr;

/// <summary>A chain such as 0 &lt; x ≤ 1: one operator fewer than operands.</summary>
internal sealed record Relation(IReadOnlyList<Expr> Operands, IReadOnlyList<string> Operators) : Expr;

internal sealed record MatrixOf(IReadOnlyList<IReadOnlyList<Expr>> Rows) : Expr;

internal sealed record Ratio(IReadOnlyList<Expr> Parts) : Expr;

internal sealed record Words(string Text) : Expr;

internal sealed record WithUnit(Expr Value, Unit Unit) : Expr;
