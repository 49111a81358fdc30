namespace Ponder.Core.Budgets;

/// <summary>
/// Shares a wave's cap among its pages. Pages open in order and get the part of what is neither spent nor held that their problems are
/// of all problems not yet opened; what a page leaves returns when it settles. Opening page p only once page p − window has settled makes
/// the slices independent of timing.
/// </summary>
/// <param name="cap">What the whole wave may spend.</param>
/// <param name="problems">Problems of the whole wave.</param>
/// <param name="whole">Whether each page gets all that is neither spent nor held: for what is left where its parts would be too small for any call.</param>
public sealed class WaveLedger(Cap cap, long problems, bool whole = false)
{
    private readonly SortedDictionary<int, Cap> held = [];
    private long unopened = problems;

    /// <summary>What all settled pages have spent.</summary>
    public Spend Spent { get; private set; }

    /// <summary>The slice of the next page, which has so many problems.</summary>
    public Cap Open(int page, int count)
    {
        var free = held.Values.Aggregate(cap.Less(Spent), (left, slice) => left.Less(slice));
        var slice = whole ? free : free.Share(count, unopened);
        unopened -= count;
        held.Add(page, slice);
        return slice;
    }

    /// <summary>Charges what the page spent and frees the rest of its slice.</summary>
    /// <exception cref="InvalidOperationException">The page is not open.</exception>
    public void Settle(int page, Spend spent)
    {
        if (!held.Remove(page)) throw new InvalidOperationException($"page {page} is not open");
        Spent += spent;
    }
}
