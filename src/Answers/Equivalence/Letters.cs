using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>5m and 3g² and 3 m/s may be quantities as well as products.</summary>
internal static class Letters
{
    public static QuantityMeaning? AsUnit(Expr expr)
    {
        if (expr is not Product { Factors: var factors }) return null;
        var numbers = factors.TakeWhile(f => !Rewriting.Any(f, e => e is Sym { Name: not "pi" })).ToList();
        if (numbers.Count == 0 || numbers.Count == factors.Count) return null;
        Unit? unit = null;
        foreach (var factor in factors.Skip(numbers.Count))
        {
            if (Of(factor) is not { } next) return null;
            unit = unit?.Times(next) ?? next;
        }

        return new QuantityMeaning(new Scalar(numbers.Count == 1 ? numbers[0] : new Product(numbers), new Steps(200)), unit!);
    }

    private static Unit? Of(Expr factor) => factor switch
    {
        Sym { Name: { Length: 1 } letter } => Units.Find(letter),
        Power { Base: Sym { Name: { Length: 1 } letter }, Exponent: Num { Value: { IsInteger: true } power } } when power.Abs() < 4 =>
            Units.Find(letter)?.Power((int)power.Numerator),
        Power { Base: Power under, Exponent: Num { Value: { IsInteger: true } power } } when power.Abs() < 4 =>
            Of(under)?.Power((int)power.Numerator),
        _ => null,
    };
}
