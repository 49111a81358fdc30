using System.Numerics.Tensors;

namespace Ponder.Inference.Onnx.Language.Sampling;

/// <summary>
/// Draws tokens from the logits of a large vocabulary. One per thread: it keeps its working memory. The same logits, seed and place give the
/// same token.
/// </summary>
internal sealed class TokenDraw(Truncation truncation, int vocabulary)
{
    /// <summary>So many are picked out one by one; more are sorted.</summary>
    private const int Few = 256;

    private readonly double[] weights = new double[Sampler.Padded(vocabulary)];
    private readonly double[] sums = new double[Sampler.Blocks(vocabulary)];
    private readonly double[] saved = new double[Sampler.Padded(vocabulary)];
    private readonly int[] order = new int[Sampler.Padded(vocabulary)];

    /// <summary>A token index; -1 where the logits are no numbers. Temperature 0 takes the likeliest, the lowest of equals.</summary>
    public int Pick(ReadOnlySpan<float> logits, double temperature, ulong seed, int place)
    {
        // Of equals the lowest; of anything that is no number, that.
        var best = TensorPrimitives.IndexOfMax(logits);
        if (best < 0 || !float.IsFinite(logits[best])) return -1;
        if (temperature == 0) return best;
        Sampler.Weigh(logits, logits[best], temperature, weights);
        Cut();
        return Sampler.Draw(weights, sums, seed, place);
    }

    private void Cut()
    {
        if (truncation.TopK is { } k && k < weights.Length) Keep(k <= Few ? First(k) : Above(0), k);
        if (truncation.TopP is { } p && p < 1)
        {
            var total = 0.0;
            foreach (var weight in weights) total += weight;
            // Tokens below this hold less than the rest altogether: none of them is among those that are kept.
            var ordered = Above((1 - p) * total / weights.Length);
            var (kept, held) = (0, 0.0);
            while (kept < ordered.Length && (kept == 0 || held < p * total)) held += weights[ordered[kept++]];
            Keep(ordered, kept);
        }

        // The likeliest weighs 1.
        if (truncation.MinP is not { } least) return;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] < least) weights[i] = 0;
        }
    }

    /// <summary>The few heaviest, the heaviest first, the lowest of equals before the others.</summary>
    private ReadOnlySpan<int> First(int few)
    {
        var count = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (count == few && !(weights[i] > weights[order[count - 1]])) continue;
            var at = count < few ? count++ : count - 1;
            for (; at > 0 && weights[i] > weights[order[at - 1]]; at--) order[at] = order[at - 1];
            order[at] = i;
        }

        return order.AsSpan(0, count);
    }

    /// <summary>Those that weigh more than that, in the same order.</summary>
    private ReadOnlySpan<int> Above(double least)
    {
        var count = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] > least) order[count++] = i;
        }

        var found = order.AsSpan(0, count);
        found.Sort((a, b) => weights[b].CompareTo(weights[a]) is var heavier and not 0 ? heavier : a.CompareTo(b));
        return found;
    }

    /// <summary>Leaves the first so many of them their weight, and no other token any.</summary>
    private void Keep(ReadOnlySpan<int> ordered, int count)
    {
        var kept = ordered[..Math.Min(count, ordered.Length)];
        for (var i = 0; i < kept.Length; i++) saved[i] = weights[kept[i]];
        Array.Clear(weights);
        for (var i = 0; i < kept.Length; i++) weights[kept[i]] = saved[i];
    }
}
