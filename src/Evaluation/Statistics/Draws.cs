using Ponder.Core.Seeds;

namespace Ponder.Evaluation.Statistics;

/// <summary>Seeded draws for resampling, the same on every platform.</summary>
internal sealed class Draws(string seed)
{
    private readonly SplitMix64 numbers = new(Seed.Hash(seed));

    /// <summary>A number from 0 to <paramref name="limit"/> − 1.</summary>
    public int Below(int limit) => numbers.Below(limit);

    /// <summary>A number from 0 to 1, without 1.</summary>
    public double Unit() => Below(1 << 30) / (double)(1 << 30);

    /// <summary>So many different ones of the items, in no order (Fisher–Yates).</summary>
    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> items, int count)
    {
        var deck = items.ToArray();
        for (var i = 0; i < count; i++)
        {
            var j = i + Below(deck.Length - i);
            (deck[i], deck[j]) = (deck[j], deck[i]);
        }

        return deck[..count];
    }
}
