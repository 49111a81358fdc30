using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>What an answer means: the kinds of things answers can be.</summary>
internal abstract record Meaning;

internal sealed record ScalarMeaning(Scalar Value) : Meaning;

internal sealed record QuantityMeaning(Scalar Value, Unit Unit) : Meaning;

internal sealed record RatioMeaning(IReadOnlyList<Scalar> Parts) : Meaning;

internal sealed record TextMeaning(string Text) : Meaning;

/// <summary>Ordered items; of two items the brackets matter, since they may mean an interval.</summary>
internal sealed record TupleMeaning(char Open, IReadOnlyList<Meaning> Items, char Close) : Meaning;

/// <summary>Unordered items: a set in braces, or a list whose order is only a matter of writing.</summary>
internal sealed record CollectionMeaning(IReadOnlyList<Meaning> Items, bool IsSet) : Meaning;

internal sealed record MatrixMeaning(IReadOnlyList<IReadOnlyList<Scalar>> Rows) : Meaning;

/// <summary>A set of real numbers; as the solutions of an inequality it names its unknown.</summary>
internal sealed record RegionMeaning(Region Region, string? Unknown, bool IsRelation) : Meaning;

/// <summary>
/// left = … = right. <paramref name="Label"/> is what the equation merely gives a name to, and <paramref name="Value"/> its value;
/// <paramref name="Last"/> is where a chain of equalities ends, named or not.
/// </summary>
internal sealed record EquationMeaning(string? Label, Meaning? Value, Meaning Last, Scalar? Zero) : Meaning;

/// <summary>Zero &lt; 0, or ≤ 0, where no set of solutions could be worked out.</summary>
internal sealed record InequalityMeaning(IReadOnlyList<Scalar> Zeros, IReadOnlyList<bool> Strict) : Meaning;

/// <summary>A time of day in seconds; without am or pm, on a dial of twelve hours or a day of twenty-four.</summary>
internal sealed record ClockMeaning(int Seconds, bool? Afternoon) : Meaning;

internal sealed record DateMeaning(int? Year, int Month, int Day) : Meaning;
