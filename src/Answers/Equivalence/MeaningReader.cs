using Ponder.Answers.Arithmetic;
using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>From what is written to what is meant.</summary>
internal sealed class MeaningReader(Steps steps)
{
    /// <exception cref="UnreadableException">It means nothing known.</exception>
    public Meaning Read(Expr expr)
    {
        steps.Spend();
        if (expr is not (Listed or SetOf) && Signs.IsAmbiguous(expr)) return Collection(Signs.Both(expr), isSet: false);
        return expr switch
        {
            Listed { Items: [] } => new CollectionMeaning([], IsSet: true),
            Listed list => new RelationLists(steps).Solutions(list) ?? Collection(Unlabelled(list.Items), isSet: false),
            SetOf set => Collection(set.Items, isSet: true),
            Bracketed tuple => Tuple(tuple),
            Relation relation => new RelationReader(this, steps).Read(relation),
            Ratio { Parts: [Words, var named] } => Read(named),
            Ratio ratio => new RatioMeaning([.. ratio.Parts.Select(part => new Scalar(part, steps))]),
            Words words => Phrases.Read(words.Text, steps),
            WithUnit { Value: Words { Text: var text }, Unit: var unit } => throw new UnreadableException($"{text} of {unit.Dimension}"),
            WithUnit { Unit: { Dimension: Units.Count } count, Value: WithUnit money } =>
                Read(money with { Value = new Product([new Num(count.Scale), money.Value]) }),
            WithUnit quantity => Quantity(quantity),
            Apply { Function: "cup" or "cap" or "\\", Arguments: [var a, var b] } operation =>
                Sets.Combine(operation.Function, Read(a), Read(b)),
            Product { Factors: [Words { Text: var name }, Num number] } when Units.Find(name) is { } unit =>
                new QuantityMeaning(new Scalar(number, steps), unit),
            Product { Factors: [Words { Text: var lead }, var only] } when Phrases.Announces(lead) => Read(only),
            Product { Factors: [Words { Text: var lead }, ..] factors } when Phrases.Announces(lead) =>
                Read(new Product([.. factors.Skip(1)])),
            Sym { Name: "Reals" } => new RegionMeaning(Region.All, null, false),
            _ => Formula(expr),
        };
    }

    private Meaning Formula(Expr expr)
    {
        if (Rewriting.Any(expr, e => e is Words)) throw new UnreadableException("words in a formula");
        if (Rewriting.Any(expr, e => e is MatrixOf) && Matrices.Value(expr, steps) is { } matrix)
            return new MatrixMeaning([.. matrix.Rows.Select(row => row.Select(cell => new Scalar(cell, steps)).ToList())]);
        if (SharedUnit(expr) is { } unit) return new QuantityMeaning(new Scalar(WithoutUnits(expr, unit), steps), unit);
        return new ScalarMeaning(new Scalar(expr, steps));
    }

    private Meaning Quantity(WithUnit quantity) => quantity.Value is Bracketed or Listed or SetOf or Relation or Ratio
        ? Read(quantity.Value)
        : new QuantityMeaning(new Scalar(WithoutUnits(quantity.Value, quantity.Unit), steps), quantity.Unit);

    private Meaning Tuple(Bracketed tuple)
    {
        var isInterval = tuple.Items.Count == 2
            && (tuple.Open == ']' || tuple.Close == '[' || (tuple.Open == '[') != (tuple.Close == ']') || tuple.Items.Any(IsInfinite));
        var meaning = new TupleMeaning(tuple.Open, [.. tuple.Items.Select(Read)], tuple.Close);
        return isInterval && Sets.AsRegion(meaning) is { } region ? new RegionMeaning(region, null, false) : meaning;
    }

    private static bool IsInfinite(Expr end) => Rewriting.Any(end, e => e is Sym { Name: "∞" });

    private CollectionMeaning Collection(IEnumerable<Expr> items, bool isSet)
    {
        var flat = items.SelectMany(item => Signs.IsAmbiguous(item) ? Signs.Both(item) : [item]);
        return new CollectionMeaning([.. flat.Select(Read)], isSet);
    }

    /// <summary>n = 2, 3, 4 gives three values to one name.</summary>
    private static IReadOnlyList<Expr> Unlabelled(IReadOnlyList<Expr> items) =>
        items is [Relation { Operators: ["="], Operands: [Sym, var first] }, ..] && items.Skip(1).All(item => item is not Parsing.Relation)
            ? [first, .. items.Skip(1)]
            : items;

    /// <summary>The unit of a sum is that of its last term; per cent counts as one only when all terms have it.</summary>
    private static Unit? SharedUnit(Expr expr)
    {
        if (expr is not Sum { Terms: var terms }) return null;
        var units = terms.Select(UnitOf).ToList();
        var last = units[^1];
        return last is null || ((last == Unit.Percent || last == Unit.Degree) && !units.TrueForAll(unit => unit == last)) ? null : last;
    }

    private static Unit? UnitOf(Expr term) => term switch
    {
        WithUnit { Unit: var unit } => unit,
        Product { Factors: [Num { Value: var sign }, var factor] } when sign == -1 => UnitOf(factor),
        _ => null,
    };

    /// <summary>Everything in one unit, as far as it can be converted to it.</summary>
    private static Expr WithoutUnits(Expr expr, Unit unit) => Rewriting.Rewrite(expr, e => e switch
    {
        WithUnit { Unit: var own, Value: var value } when own.Dimension == unit.Dimension && own.Scale != unit.Scale =>
            new Product([new Num(own.Scale / unit.Scale), value]),
        WithUnit { Value: var value } => value,
        _ => e,
    });
}
