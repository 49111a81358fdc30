using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ponder.WordProblems;

/// <summary>Seeded draws that are the same on every platform and every version of the runtime (SplitMix64 behind SHA-256).</summary>
internal sealed class Draw(string seed)
{
    private ulong _state = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform over low..high, both included.</summary>
    public int Between(int low, int high) => low + (int)(((UInt128)Next() * (ulong)(high - low + 1)) >> 64);

    public bool Chance(int percent) => Between(0, 99) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Between(0, from.Count - 1)];

    /// <summary>An index drawn in proportion to its weight.</summary>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        var total = 0;
        foreach (var weight in weights)
            total += weight;
        var left = Between(0, total - 1);
        var index = 0;
        while (left >= weights[index])
            left -= weights[index++];
        return index;
    }
}
