namespace Ponder.Core.Seeds;

/// <summary>
/// A stream of numbers that is the same on every platform and every version of the runtime: SplitMix64 (Steele, Lea and Flood 2014,
/// "Fast splittable pseudorandom number generators"). Not for secrets. One instance serves one thread.
/// </summary>
/// <param name="seed">Where the stream begins; any value will do.</param>
public sealed class SplitMix64(ulong seed)
{
    /// <summary>The golden ratio as a fraction of 2^64, made odd: what the state moves by.</summary>
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong state = seed;

    /// <summary>The stream's number at <paramref name="index"/>, from 0, without those before it.</summary>
    public static ulong At(ulong seed, int index) => Mix(seed + ((ulong)(index + 1) * Step));

    /// <summary>Spreads a number over all 64 bits, one to one (Stafford's variant 13 of MurmurHash3's finalizer).</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>The next number, uniform over all 64 bits.</summary>
    public ulong Next() => Mix(state += Step);

    /// <summary>
    /// A number from 0 to <paramref name="limit"/> − 1, by multiplication (Lemire 2019, without the rejection): no value's chance is off by
    /// more than 2^-64.
    /// </summary>
    /// <param name="limit">How many numbers there are to choose from, at least 1.</param>
    public int Below(int limit) => (int)(((UInt128)Next() * (ulong)limit) >> 64);
}
