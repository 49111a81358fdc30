using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Ponder.Core.Seeds;

namespace Ponder.Inference.Onnx;

/// <summary>
/// Draws a token from logits. The same logits, seed and place give the same token: no state is carried from draw to draw,
/// and every sum is taken in one fixed order.
/// </summary>
internal static class Sampler
{
    private const int Block = 8;

    /// <summary>
    /// A token index; the likeliest (the lowest of equals) at temperature 0. -1 where the logits are no numbers.
    /// <paramref name="place"/> counts the draws made with this seed.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Pick(ReadOnlySpan<float> logits, double temperature, ulong seed, int place)
    {
        var best = Best(logits);
        if (best < 0 || temperature == 0) return best;
        Span<double> weights = stackalloc double[Padded(logits.Length)];
        Span<double> sums = stackalloc double[Blocks(logits.Length)];
        Weigh(logits, logits[best], temperature, weights);
        return Draw(weights, sums, seed, place);
    }

    /// <summary>The likeliest token, the lowest of equals; -1 where the logits are no numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Best(ReadOnlySpan<float> logits)
    {
        var best = -1;
        for (var i = 0; i < logits.Length; i++)
        {
            if (float.IsNaN(logits[i])) return -1;
            if (best < 0 || logits[i] > logits[best]) best = i;
        }

        return best >= 0 && float.IsFinite(logits[best]) ? best : -1;
    }

    /// <summary>Sums that are taken of so many weights.</summary>
    public static int Blocks(int logits) => (logits + Block - 1) / Block;

    /// <summary>Weights of so many logits, filled up to whole blocks.</summary>
    public static int Padded(int logits) => Blocks(logits) * Block;

    /// <summary>A token by its weight; <paramref name="sums"/> is working memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Draw(ReadOnlySpan<double> weights, Span<double> sums, ulong seed, int place)
    {
        var total = 0.0;
        for (var b = 0; b < sums.Length; b++)
        {
            var sum = 0.0;
            foreach (var weight in weights.Slice(b * Block, Block)) sum += weight;
            sums[b] = sum;
            total += sum;
        }

        return Find(weights, sums, Uniform(seed, place) * total);
    }

    /// <summary>A number in [0, 1) that depends on nothing but its arguments (splitmix64's mixing function, counted).</summary>
    public static double Uniform(ulong seed, int place) =>
        (SplitMix64.At(SplitMix64.Mix(seed), place) >> 11) * (1.0 / (1UL << 53));

    /// <summary>The softmax's numerators in double precision; what stands beyond the logits weighs nothing.</summary>
    // Optimised from the first call: until the runtime finds vector code worth it, a token would take longer to draw than to read.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weigh(ReadOnlySpan<float> logits, double best, double temperature, Span<double> weights)
    {
        Span<float> last = stackalloc float[Block];
        last.Fill(float.NegativeInfinity);
        logits[(logits.Length / Block * Block)..].CopyTo(last);
        for (var at = 0; at < weights.Length; at += Block)
        {
            var (low, high) = Vector256.Widen(Vector256.Create(at + Block <= logits.Length ? logits[at..] : last));
            Vector256.Exp((low - Vector256.Create(best)) / temperature).CopyTo(weights[at..]);
            Vector256.Exp((high - Vector256.Create(best)) / temperature).CopyTo(weights[(at + Block / 2)..]);
        }
    }

    /// <summary>Where the running sum passes the target: the inverse of the cumulative distribution.</summary>
    private static int Find(ReadOnlySpan<double> weights, ReadOnlySpan<double> sums, double target)
    {
        var (below, last) = (0.0, 0);
        for (var b = 0; b < sums.Length; b++)
        {
            if (below + sums[b] <= target)
            {
                below += sums[b];
                continue;
            }

            for (var i = b * Block; i < (b + 1) * Block; i++)
            {
                if (weights[i] == 0) continue;
                last = i;
                if ((below += weights[i]) > target) return i;
            }
        }

        // Rounding left the target a hair above the sum.
        return last;
    }
}
