using FsCheck;
using FsCheck.Fluent;
using Ponder.Answers.Arithmetic;
using Ponder.Answers.Parsing;

namespace Ponder.Answers.Tests;

/// <summary>Generators of expressions, and of other ways to write one.</summary>
internal static class Expressions
{
    public static Gen<Expr> Answers { get; } = Gen.Frequency(
        (6, Gen.Sized(size => Scalars(Math.Min(size / 10, 4)))),
        (1, from a in Scalars(1)
            from b in Scalars(1)
            from open in Gen.Elements('(', '[')
            select (Expr)new Bracketed(open, [a, b], open == '(' ? ')' : ']')),
        (1, from items in Gen.ListOf(Scalars(1), 3) select (Expr)new SetOf(items)),
        (1, from a in Scalars(1) from op in Gen.Elements("=", "<", ">") select (Expr)new Relation([new Sym("x"), a], [op])));

    /// <summary>Few enough that two are often equal.</summary>
    public static Gen<Expr> Few { get; } = from a in Gen.Choose(0, 3)
                                           from b in Gen.Choose(1, 3)
                                           from form in Gen.Choose(0, 6)
                                           select form switch
                                           {
                                               0 => new Num(a),
                                               1 => Expr.Divide(new Num(a), new Num(b)),
                                               2 => new Sum([new Num(a), new Num(b)]),
                                               3 => new Product([new Num(b), new Sym("x")]),
                                               4 => new Sum([new Sym("x"), new Product([new Num(a), new Sym("x")])]),
                                               5 => Expr.Root(new Num(b * b), 2),
                                               _ => (Expr)new Power(new Sum([new Sym("x"), new Num(a)]), new Num(b)),
                                           };

    /// <summary>The same value written in another way.</summary>
    public static Gen<Expr> Rewritten(Expr expr) => from form in Gen.Choose(0, 5)
                                                    select form switch
                                                    {
                                                        0 => new Sum([expr, new Num(0)]),
                                                        1 => new Product([new Num(1), expr]),
                                                        2 => Expr.Divide(new Product([new Num(3), expr]), new Num(3)),
                                                        3 => new Sum([new Product([new Num(2), expr]), new Product([new Num(-1), expr])]),
                                                        4 => expr is Sum { Terms: var terms } ? new Sum([.. terms.Reverse()]) : new Sum([new Num(0), expr]),
                                                        _ => expr is Product { Factors: var factors } ? new Product([.. factors.Reverse()]) : new Product([expr, new Num(1)]),
                                                    };

    public static Gen<Expr> Scalars(int depth) => depth <= 0
        ? Gen.Frequency((4, Whole), (1, Decimals), (3, Gen.Elements<Expr>(new Sym("x"), new Sym("y"), new Sym("pi"))))
        : Gen.Frequency(
            (2, Scalars(0)),
            (3, from terms in Gen.ListOf(Scalars(depth - 1), 2) select (Expr)new Sum(terms)),
            (3, from factors in Gen.ListOf(Scalars(depth - 1), 2) select (Expr)new Product(factors)),
            (2, from a in Scalars(depth - 1) from b in Whole where b is Num { Value.IsZero: false } select Expr.Divide(a, b)),
            (1, from a in Scalars(depth - 1) from n in Gen.Choose(2, 3) select (Expr)new Power(a, new Num(n))),
            (1, from n in Gen.Choose(2, 50) select Expr.Root(new Num(n), 2)),
            (1, from a in Scalars(depth - 1) from f in Gen.Elements("sin", "cos", "abs") select (Expr)new Apply(f, [a])));

    private static Gen<Expr> Whole => from n in Gen.Choose(-20, 20) select (Expr)new Num(n);

    private static Gen<Expr> Decimals =>
        from n in Gen.Choose(1, 999) where n % 10 != 0 select (Expr)new Num(new Rational(n, 100), Decimal: true);
}
