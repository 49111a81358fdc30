using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>The left sides that only name what the answer is: x, f(x), AB, |AB|, NO/BO, A:B, (p, q), "area".</summary>
internal static class Labels
{
    private static readonly string[] Operations =
        ["factorial", "factorial2", "binom", "root", "sum", "prod", "int", "lim", "mod", "cup", "cap", "\\"];

    public static bool IsLabel(Expr expr) => expr switch
    {
        Sym { Name: var name } => name is not ("i" or "pi" or "∞"),
        Words => true,
        Apply { Function: "abs", Arguments: [var inner] } => IsLabel(inner) && inner is not Sym { Name.Length: 1 } sym || IsPoints(inner),
        Apply { Function: var f } => !Vocabulary.Functions.Contains(f) && Array.IndexOf(Operations, f) < 0,
        Bracketed { Items: var items } => items.All(item => item is Sym),
        Product { Factors: [Words, ..] or [Sym, Relation] } => true,
        Product { Factors: [var top, Power { Base: var bottom, Exponent: Num { Value: var power } }] } when power == -1 =>
            (IsPoints(top) && IsPoints(bottom)) || (IsDifferential(top) && IsDifferential(bottom)),
        Product => IsPoints(expr),
        Ratio { Parts: var parts } => parts.All(IsLabel),
        WithUnit { Unit: var unit } labelled => unit == Unit.Degree && IsLabel(labelled.Value),
        _ => false,
    };

    public static string Name(Expr label) => label switch
    {
        Sym { Name: var name } => name,
        Words { Text: var text } => text.ToLowerInvariant(),
        Apply { Function: var f, Arguments: var arguments } => $"{f}({string.Join(",", arguments.Select(Name))})",
        Num { Value: var value } => value.ToString(),
        _ => string.Join(label is Product ? "" : ",", Rewriting.Children(label).Select(Name)),
    };

    private static bool IsDifferential(Expr expr) => expr is Product { Factors: [Sym { Name: "d" }, Sym] };

    /// <summary>Points side by side name a segment or an angle, with at most one other letter such as m.</summary>
    private static bool IsPoints(Expr expr) => expr switch
    {
        Sym { Name: var name } => char.IsUpper(name[0]),
        Product { Factors: var factors } =>
            factors.All(f => f is Sym)
                && factors.Count(f => f is Sym { Name: var name } && char.IsUpper(name[0])) >= Math.Max(1, factors.Count - 1),
        _ => false,
    };
}
