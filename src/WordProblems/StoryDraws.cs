using Ponder.Core.Seeds;

namespace Ponder.WordProblems;

/// <summary>Seeded draws that are the same on every platform and every version of the runtime (SplitMix64 behind SHA-256).</summary>
internal sealed class StoryDraws(string seed)
{
    private readonly SplitMix64 numbers = new(Seed.Hash(seed));

    public ulong Next() => numbers.Next();

    /// <summary>Uniform over low..high, both included.</summary>
    public int Between(int low, int high) => low + numbers.Below(high - low + 1);

    public bool Chance(int percent) => Between(0, 99) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Between(0, from.Count - 1)];

    /// <summary>An index drawn in proportion to its weight.</summary>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        var total = 0;
        foreach (var weight in weights) total += weight;
        var left = Between(0, total - 1);
        var index = 0;
        while (left >= weights[index]) left -= weights[index++];
        return index;
    }
}
