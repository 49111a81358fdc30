using System.Buffers;
using System.Numerics.Tensors;

namespace Ponder.Inference.Onnx;

/// <summary>
/// Draws a token from logits. The same logits, seed and place give the same token: no state is carried from draw to draw,
/// and every sum is taken in one fixed order.
/// </summary>
internal static class Sampler
{
    private const int Block = 16;

    /// <summary>
    /// A token index; the likeliest (the lowest of equals) at temperature 0. -1 where the logits are no numbers.
    /// <paramref name="place"/> counts the draws made with this seed.
    /// </summary>
    public static int Pick(ReadOnlySpan<float> logits, double temperature, ulong seed, int place)
    {
        var best = TensorPrimitives.Max(logits);
        if (!float.IsFinite(best))
            return -1;
        if (temperature == 0)
            return logits.IndexOf(best);
        var rented = ArrayPool<double>.Shared.Rent(logits.Length);
        var weights = rented.AsSpan(0, logits.Length);
        TensorPrimitives.ConvertTruncating(logits, weights);
        TensorPrimitives.Subtract(weights, (double)best, weights);
        TensorPrimitives.Divide(weights, temperature, weights);
        TensorPrimitives.Exp<double>(weights, weights);
        var token = Find(weights, Uniform(seed, place));
        ArrayPool<double>.Shared.Return(rented);
        return token;
    }

    /// <summary>A number in [0, 1) that depends on nothing but its arguments (splitmix64's mixing function, counted).</summary>
    public static double Uniform(ulong seed, int place) =>
        (Mix(Mix(seed) + (ulong)(place + 1) * 0x9E3779B97F4A7C15) >> 11) * (1.0 / (1UL << 53));

    // The inverse of the cumulative distribution; sums of blocks first, so that few additions wait for each other.
    private static int Find(ReadOnlySpan<double> weights, double uniform)
    {
        Span<double> blocks = stackalloc double[(weights.Length + Block - 1) / Block];
        var total = 0.0;
        for (var b = 0; b < blocks.Length; b++)
        {
            var sum = 0.0;
            foreach (var weight in weights.Slice(b * Block, Math.Min(Block, weights.Length - b * Block)))
                sum += weight;
            blocks[b] = sum;
            total += sum;
        }
        var (target, below, last) = (uniform * total, 0.0, 0);
        for (var b = 0; b < blocks.Length; b++)
        {
            if (below + blocks[b] <= target)
            {
                below += blocks[b];
                continue;
            }
            for (var i = b * Block; i < Math.Min(weights.Length, (b + 1) * Block); i++)
            {
                if (weights[i] == 0)
                    continue;
                last = i;
                if ((below += weights[i]) > target)
                    return i;
            }
        }
        // Rounding left the target a hair above the sum.
        return last;
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9;
        x = (x ^ x >> 27) * 0x94D049BB133111EB;
        return x ^ x >> 31;
    }
}
