namespace Ponder.Search.Allocation.Batch;

/// <summary>
/// Takes offers by falling worth while the purse lasts; a better offer on the same problem takes the place of the one before it.
/// </summary>
/// <param name="purse">What may be committed.</param>
/// <param name="stepwise">Take no more than the first offer of a problem: where nothing limits a wave, the next one knows more.</param>
internal sealed class Plan(Purse purse, bool stepwise)
{
    public IReadOnlyCollection<Offer> Take(IEnumerable<Offer> offers)
    {
        var taken = new SortedDictionary<int, Offer>();
        foreach (var offer in offers.OrderByDescending(o => o.Worth).ThenBy(o => o.Standing.Problem).ThenBy(o => o.Cost))
        {
            var earlier = taken.GetValueOrDefault(offer.Standing.Problem);
            if (stepwise && earlier is not null) continue;
            if (purse.TryTake(offer.Step.Cost, earlier?.Step.Cost)) taken[offer.Standing.Problem] = offer;
        }

        return taken.Values;
    }
}
