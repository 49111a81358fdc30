namespace Ponder.Answers.Equivalence;

/// <summary>Sets out of sets, whichever way each is written.</summary>
internal static class Sets
{
    public static Meaning Combine(string operation, Meaning a, Meaning b)
    {
        if (AsRegion(a) is { } left && AsRegion(b) is { } right && (a is not CollectionMeaning || b is not CollectionMeaning))
        {
            var region = operation switch
            {
                "cup" => left.Union(right),
                "cap" => left.Intersect(right),
                _ => left.Intersect(right.Complement()),
            };
            return new RegionMeaning(region, null, false);
        }

        var (first, second) = (Items(a), Items(b));
        return new CollectionMeaning(operation switch
        {
            "cup" => [.. first, .. second],
            "cap" => [.. first.Where(item => Contains(second, item))],
            _ => [.. first.Where(item => !Contains(second, item))],
        }, IsSet: true);
    }

    /// <summary>The meaning as a set of real numbers, where it can be one.</summary>
    public static Region? AsRegion(Meaning meaning) => meaning switch
    {
        RegionMeaning { Region: var region } => region,
        TupleMeaning { Items: [ScalarMeaning low, ScalarMeaning high] } tuple => Span(tuple, low.Value, high.Value),
        CollectionMeaning { Items: var items } => Points(items),
        EquationMeaning { Value: RegionMeaning { Region: var region } } => region,
        _ => null,
    };

    private static Region? Span(TupleMeaning tuple, Scalar low, Scalar high) =>
        AsEnd(low, tuple.Open == '[', -1) is { } from && AsEnd(high, tuple.Close == ']', 1) is { } to ? Region.Of(from, to) : null;

    private static End? AsEnd(Scalar value, bool closed, int side)
    {
        var text = value.Exact?.ToString();
        if (text == (side < 0 ? "-1*∞" : "∞")) return new End(null, false, false);
        return value.RealValue is { } real ? new End(real, closed, value.IsDecimal) : null;
    }

    private static Region? Points(IReadOnlyList<Meaning> items)
    {
        var region = Region.Empty;
        foreach (var item in items)
        {
            if (item is not ScalarMeaning { Value: { RealValue: { } value } scalar }) return null;
            region = region.Union(Region.Point(value, scalar.IsDecimal));
        }

        return region;
    }

    private static IReadOnlyList<Meaning> Items(Meaning set) => set is CollectionMeaning { Items: var items } ? items : [set];

    private static bool Contains(IReadOnlyList<Meaning> items, Meaning item) =>
        items.Any(other => new Comparison(EquivalenceOptions.Default).Same(item, other));
}
