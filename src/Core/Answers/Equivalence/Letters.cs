using Ponder.Core.Answers.Parsing;

namespace Ponder.Core.Answers.Equivalence;

/// <summary>5m and 3g² may be quantities as well as products.</summary>
internal static class Letters
{
    public static QuantityMeaning? AsUnit(Expr expr)
    {
        if (expr is not Product { Factors: { Count: > 1 } all } || all.SkipLast(1).Any(f => Rewriting.Any(f, e => e is Sym))) return null;
        var (factors, last) = (all.SkipLast(1).ToArray(), all[^1]);
        var (letter, power) = last is Power { Base: Sym raised, Exponent: Num { Value: { IsInteger: true, Sign: > 0 } exponent } } && exponent < 4
            ? (raised, (int)exponent.Numerator)
            : (last as Sym, 1);
        if (letter is null || letter.Name.Length != 1 || Units.Find(letter.Name) is not { } unit) return null;
        return new QuantityMeaning(new Scalar(factors.Length == 1 ? factors[0] : new Product(factors), new Steps(200)), unit.Power(power));
    }
}
