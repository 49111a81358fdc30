using Ponder.Answers.Arithmetic;
using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>Whether two meanings are one. Symmetric; what one side leaves unsaid (a unit, a name, brackets) is no difference.</summary>
internal sealed class Comparison(EquivalenceOptions options)
{
    private const int MostSteps = 4_000;

    private readonly Steps steps = new(MostSteps);
    private readonly Closeness closeness = new(options);

    /// <exception cref="UnreadableException">Too much work.</exception>
    public bool Same(Meaning a, Meaning b)
    {
        steps.Spend();
        return SameKind(a, b) ?? Across(a, b) ?? Across(b, a) ?? false;
    }

    private bool? SameKind(Meaning a, Meaning b) => (a, b) switch
    {
        (ScalarMeaning x, ScalarMeaning y) => Same(x.Value, y.Value),
        (QuantityMeaning x, QuantityMeaning y) => Same(x, y),
        (RatioMeaning x, RatioMeaning y) => SameRatio(x.Parts, y.Parts),
        (TextMeaning x, TextMeaning y) => x.Text == y.Text,
        (TupleMeaning x, TupleMeaning y) => SameOrdered(x.Items, y.Items) && (x.Items.Count != 2 || (x.Open, x.Close) == (y.Open, y.Close)),
        (CollectionMeaning x, CollectionMeaning y) => SameUnordered(x.Items, y.Items),
        (MatrixMeaning x, MatrixMeaning y) => Same(x, y),
        (RegionMeaning x, RegionMeaning y) =>
            (x.Unknown is null || y.Unknown is null || x.Unknown == y.Unknown) && closeness.Same(x.Region, y.Region),
        (EquationMeaning x, EquationMeaning y) => Same(x, y),
        (InequalityMeaning x, InequalityMeaning y) => Same(x, y),
        (ClockMeaning x, ClockMeaning y) => Clocks.Same(x, y),
        (DateMeaning x, DateMeaning y) => (x.Month, x.Day) == (y.Month, y.Day) && (x.Year is null || y.Year is null || x.Year == y.Year),
        _ => null,
    };

    /// <summary>Kinds that can mean each other; null where this pair has nothing to say.</summary>
    private bool? Across(Meaning a, Meaning b) => (a, b) switch
    {
        (EquationMeaning equation, _) => equation.Value is { } value && Same(value, b),
        (CollectionMeaning { Items: var items }, ScalarMeaning or QuantityMeaning or TextMeaning) =>
            items.Count > 0 && items.All(item => Same(item, b)),
        (QuantityMeaning x, ScalarMeaning y) => SameWithout(x, y.Value),
        (RatioMeaning { Parts: [var p, var q] }, ScalarMeaning y) => Same(new Scalar(Expr.Divide(p.Source, q.Source), steps), y.Value),
        (TupleMeaning x, CollectionMeaning { IsSet: false } y) => SameOrdered(x.Items, y.Items),
        (TupleMeaning x, MatrixMeaning y) => Vector(y) is { } cells && SameOrdered(x.Items, cells),
        (CollectionMeaning { IsSet: false } x, MatrixMeaning y) => Vector(y) is { } cells && SameOrdered(x.Items, cells),
        (RegionMeaning x, TupleMeaning or CollectionMeaning) => Sets.AsRegion(b) is { } region && closeness.Same(x.Region, region),
        (TextMeaning { Text.Length: 1 } x, ScalarMeaning { Value.Source: Sym y }) =>
            string.Equals(x.Text, y.Name, StringComparison.OrdinalIgnoreCase),
        _ => null,
    };

    private bool Same(Scalar x, Scalar y)
    {
        steps.Spend(4);
        if (closeness.Same(x, y)) return true;
        return !options.Strict
            && closeness.Same(new Scalar(Rewriting.Anonymous(x.Source), steps), new Scalar(Rewriting.Anonymous(y.Source), steps));
    }

    private bool Same(QuantityMeaning x, QuantityMeaning y)
    {
        if (x.Unit == y.Unit) return Same(x.Value, y.Value);
        if (x.Unit.IsCounted || y.Unit.IsCounted) return SameCounted(Uncounted(x), Uncounted(y));
        if (IsAngle(x.Unit) && IsAngle(y.Unit)) return Same(new Scalar(Radians(x), steps), new Scalar(Radians(y), steps));
        if (x.Unit.Dimension == y.Unit.Dimension) return Same(Scaled(x.Value, x.Unit.Scale), Scaled(y.Value, y.Unit.Scale));
        return !(Units.IsDimension(x.Unit.Dimension) && Units.IsDimension(y.Unit.Dimension)) && Same(x.Value, y.Value);
    }

    /// <summary>$3,000,000 is 3 million, and 3 million dollars.</summary>
    private bool SameCounted(QuantityMeaning x, QuantityMeaning y) =>
        x.Unit.Dimension.Length == 0 || y.Unit.Dimension.Length == 0 ? Same(x.Value, y.Value) : Same(x, y);

    private QuantityMeaning Uncounted(QuantityMeaning x) =>
        x.Unit.IsCounted ? new QuantityMeaning(Scaled(x.Value, x.Unit.Scale), x.Unit.Uncounted()) : x;

    private bool SameWithout(QuantityMeaning x, Scalar y) =>
        (Same(x.Value, y) && !(x.Unit == Unit.Percent && IsSmall(y)))
        || (x.Unit.IsCounted && Same(Scaled(x.Value, x.Unit.Scale), y))
        || (x.Unit == Unit.Percent && Same(Scaled(x.Value, new Rational(1, 100)), y))
        || (x.Unit == Unit.Degree && Same(new Scalar(Radians(x), steps), y));

    /// <summary>Less than one in size: a share by itself, so that a per cent sign on the same digits makes another number.</summary>
    private static bool IsSmall(Scalar value) =>
        value.RealValue is { IsZero: false } real && System.Numerics.BigInteger.Abs(real) < Fixed.One;

    private static bool IsAngle(Unit unit) => unit == Unit.Degree || unit.Dimension == "angle";

    private static Expr Radians(QuantityMeaning angle) =>
        angle.Unit == Unit.Degree ? new WithUnit(angle.Value.Source, Unit.Degree) : angle.Value.Source;

    private Scalar Scaled(Scalar value, Rational scale) => new(new Product([new Num(scale), value.Source]), steps);

    private bool SameRatio(IReadOnlyList<Scalar> x, IReadOnlyList<Scalar> y) =>
        x.Count == y.Count
        && Enumerable.Range(1, x.Count - 1).All(i => Same(
            new Scalar(new Product([x[0].Source, y[i].Source]), steps), new Scalar(new Product([y[0].Source, x[i].Source]), steps)));

    private bool SameOrdered(IReadOnlyList<Meaning> x, IReadOnlyList<Meaning> y)
    {
        if (x.Count != y.Count) return false;
        for (var i = 0; i < x.Count; i++)
            if (!Same(x[i], y[i])) return false;
        return true;
    }

    /// <summary>As sets: each item of one is in the other.</summary>
    private bool SameUnordered(IReadOnlyList<Meaning> x, IReadOnlyList<Meaning> y)
    {
        if (Named(x) && Named(y)) return x.Count == y.Count && x.All(item => y.Any(other => Same(item, other)));
        if (Named(x) != Named(y)) return SameOrdered(x, y);
        return x.All(item => y.Any(other => Same(item, other))) && y.All(item => x.Any(other => Same(item, other)));
    }

    /// <summary>Values that all have names of their own: AB = 4, CD = 5.</summary>
    private static bool Named(IReadOnlyList<Meaning> items) =>
        items.Count > 1 && items.All(item => item is EquationMeaning { Label: not null })
        && items.Select(item => ((EquationMeaning)item).Label![0]).Distinct().Count() == items.Count;

    private bool Same(MatrixMeaning x, MatrixMeaning y) =>
        x.Rows.Count == y.Rows.Count && x.Rows[0].Count == y.Rows[0].Count
        && x.Rows.Zip(y.Rows).All(rows => rows.First.Zip(rows.Second).All(cells => Same(cells.First, cells.Second)));

    private static List<Meaning>? Vector(MatrixMeaning matrix) =>
        matrix.Rows.Count == 1 || matrix.Rows[0].Count == 1
            ? [.. matrix.Rows.SelectMany(row => row).Select(cell => new ScalarMeaning(cell))]
            : null;

    private bool Same(EquationMeaning x, EquationMeaning y)
    {
        if (x is { Label: { } a, Value: { } p } && y is { Label: { } b, Value: { } q } && SameName(a, b) && Same(p, q)) return true;
        return x.Zero is not null && y.Zero is not null && Proportions.Same(x.Zero, y.Zero);
    }

    private bool SameName(string a, string b) => a == b || !options.Strict || (IsGraph(a) && IsGraph(b));

    /// <summary>y = … and f(x) = … define the same graph.</summary>
    private static bool IsGraph(string label) => label is "y" || label.EndsWith("(x)", StringComparison.Ordinal);

    private static bool Same(InequalityMeaning x, InequalityMeaning y) => Within(x, y) && Within(y, x);

    /// <summary>Each link of one chain is a link of the other.</summary>
    private static bool Within(InequalityMeaning x, InequalityMeaning y) => Enumerable.Range(0, x.Zeros.Count).All(i =>
        Enumerable.Range(0, y.Zeros.Count).Any(j => x.Strict[i] == y.Strict[j] && Proportions.SameSide(x.Zeros[i], y.Zeros[j])));
}
