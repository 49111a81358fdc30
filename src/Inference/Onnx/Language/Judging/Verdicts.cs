using Ponder.Inference.Onnx.Tokens;

namespace Ponder.Inference.Onnx.Language.Judging;

/// <summary>Reads how likely a model says Yes rather than No.</summary>
internal sealed class Verdicts
{
    private readonly int[] yes;
    private readonly int[] no;

    /// <exception cref="InvalidDataException">The tokenizer begins both words with the same token.</exception>
    public Verdicts(ITokenizer tokenizer, string folder)
    {
        (yes, no) = (First(tokenizer, "Yes", "yes"), First(tokenizer, "No", "no"));
        if (yes.Intersect(no).Any())
            throw new InvalidDataException($"{folder}: the tokenizer begins \"Yes\" and \"No\" with the same token: this model cannot be a judge");
    }

    /// <summary>The chance of Yes, where it is Yes or No, from 0 to 1.</summary>
    public double Yes(ReadOnlySpan<float> logits)
    {
        var most = double.NegativeInfinity;
        foreach (var token in (int[])[.. yes, .. no]) most = Math.Max(most, logits[token]);
        var (right, wrong) = (Sum(yes, logits, most), Sum(no, logits, most));
        return right / (right + wrong);
    }

    private static double Sum(int[] tokens, ReadOnlySpan<float> logits, double most)
    {
        var sum = 0.0;
        foreach (var token in tokens) sum += Math.Exp(logits[token] - most);
        return sum;
    }

    private static int[] First(ITokenizer tokenizer, params string[] words) => [.. words.Select(word => tokenizer.Encode(word)[0]).Distinct()];
}
