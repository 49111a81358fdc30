using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>Changes expressions from the leaves up.</summary>
internal static class Rewriting
{
    /// <summary>Every node, its children already rewritten, goes through <paramref name="change"/>.</summary>
    public static Expr Rewrite(Expr expr, Func<Expr, Expr> change) => change(expr switch
    {
        Sum { Terms: var terms } => new Sum(All(terms, change)),
        Product { Factors: var factors } => new Product(All(factors, change)),
        Power power => new Power(Rewrite(power.Base, change), Rewrite(power.Exponent, change)),
        PlusMinus either => either with { Operand = Rewrite(either.Operand, change) },
        Apply apply => apply with { Arguments = All(apply.Arguments, change) },
        Bracketed tuple => tuple with { Items = All(tuple.Items, change) },
        Listed list => list with { Items = All(list.Items, change) },
        SetOf set => new SetOf(All(set.Items, change)),
        Relation relation => relation with { Operands = All(relation.Operands, change) },
        MatrixOf matrix => new MatrixOf([.. matrix.Rows.Select(row => All(row, change))]),
        Ratio ratio => new Ratio(All(ratio.Parts, change)),
        WithUnit quantity => quantity with { Value = Rewrite(quantity.Value, change) },
        _ => expr,
    });

    public static bool Any(Expr expr, Func<Expr, bool> test) => test(expr) || Children(expr).Any(child => Any(child, test));

    public static Expr Substitute(Expr expr, string variable, Expr value) =>
        Rewrite(expr, e => e is Sym { Name: var name } && name == variable ? value : e);

    /// <summary>Variables by order of appearance: what remains of an expression when names do not matter.</summary>
    public static Expr Anonymous(Expr expr)
    {
        var names = new List<string>();
        return Rewrite(expr, e =>
        {
            if (e is not Sym { Name: not ("i" or "e" or "pi" or "∞") and var name }) return e;
            if (!names.Contains(name)) names.Add(name);
            return new Sym($"v{names.IndexOf(name)}");
        });
    }

    public static IReadOnlyList<Expr> Children(Expr expr) => expr switch
    {
        Sum { Terms: var terms } => terms,
        Product { Factors: var factors } => factors,
        Power power => [power.Base, power.Exponent],
        PlusMinus either => [either.Operand],
        Apply { Arguments: var arguments } => arguments,
        Bracketed { Items: var items } => items,
        Listed { Items: var items } => items,
        SetOf { Items: var items } => items,
        Relation { Operands: var operands } => operands,
        MatrixOf { Rows: var rows } => [.. rows.SelectMany(row => row)],
        Ratio { Parts: var parts } => parts,
        WithUnit quantity => [quantity.Value],
        _ => [],
    };

    private static Expr[] All(IReadOnlyList<Expr> items, Func<Expr, Expr> change)
    {
        var rewritten = new Expr[items.Count];
        for (var i = 0; i < rewritten.Length; i++) rewritten[i] = Rewrite(items[i], change);
        return rewritten;
    }
}
