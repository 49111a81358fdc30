namespace Ponder.WordProblems;

/// <summary>What a story is counting at the moment.</summary>
internal enum Stage
{
    Goods,
    Boxes,
    Money,
}

/// <summary>
/// A template: something that happens (or an opening, or a question) and the solution's lines for it.
/// Text has slots such as {name}, {items} and {n}; see <see cref="Scene"/> for what they draw. A line computes in brackets:
/// [now + n] changes the running count, [t: a x b] keeps the result as t for a later line.
/// </summary>
internal sealed record Event(string Id, string Text, params string[] Lines)
{
    public Stage From { get; init; } = Stage.Goods;

    /// <summary>Where the count stands afterwards; the same stage unless said otherwise.</summary>
    public Stage To { get => field == default ? From : field; init; }

    /// <summary>Held out: the only split that may use it. Null is for all.</summary>
    public Split? Only { get; init; }

    public bool IsFor(Split split) => Only is null || Only == split;
}
