using Ponder.Core.Seeds;

namespace Ponder.Evaluation.Statistics;

/// <summary>Seeded numbers for resampling: SplitMix64 (Steele et al. 2014).</summary>
internal sealed class Draws(string seed)
{
    private ulong state = Seed.Hash(seed);

    /// <summary>A number from 0 to <paramref name="limit"/> − 1.</summary>
    public int Below(int limit)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)(((UInt128)(z ^ (z >> 31)) * (ulong)limit) >> 64);
    }

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
