using System.Runtime.CompilerServices;
using Ponder.Core.Proposing;

namespace Ponder.Inference.Onnx;

/// <summary>How sure a model is of the token that comes next, by its logits: minus the mean log probability of the likeliest ones.</summary>
internal static class TokenSureness
{
    /// <summary>A logit this far below the largest adds nothing that a float can hold.</summary>
    private const double Negligible = 30;

    /// <summary>The confidence, whatever temperature is drawn at; what can never be drawn stays out.</summary>
    /// <param name="logits">A number for each token, the largest of them finite.</param>
    /// <param name="best">The place of the largest.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of(ReadOnlySpan<float> logits, int best)
    {
        Span<float> top = stackalloc float[TokenConfidence.Likeliest];
        var count = 0;
        var (highest, total) = ((double)logits[best], 0.0);
        foreach (var logit in logits)
        {
            if (logit == float.NegativeInfinity) continue;
            if (logit > highest - Negligible) total += MathF.Exp((float)(logit - highest));
            if (count == top.Length && logit <= top[count - 1]) continue;
            var at = count < top.Length ? count++ : count - 1;
            for (; at > 0 && logit > top[at - 1]; at--) top[at] = top[at - 1];
            top[at] = logit;
        }

        var sum = 0.0;
        for (var i = 0; i < count; i++) sum += top[i] - highest;
        return Math.Log(total) - (sum / count);
    }
}
