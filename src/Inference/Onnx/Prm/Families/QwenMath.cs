using Ponder.Core.Verifying;
using Ponder.Inference.Onnx.Tokens;

namespace Ponder.Inference.Onnx.Prm.Families;

/// <summary>
/// Qwen2.5-Math-PRM (Zhang et al., arXiv 2501.07301): a chat whose answer has a mark after every step, and two classes at each mark.
/// </summary>
internal sealed class QwenMath(PrmOptions options) : IPrmFamily
{
    private readonly string mark = options.StepMark ?? "<extra_0>";
    private readonly int markId = options.StepToken ?? 151651;
    private readonly string begin = options.Begin
        ?? "<|im_start|>system\nPlease reason step by step, and put your final answer within \\boxed{}.<|im_end|>\n";

    public Aggregation Aggregation => Aggregation.Min;

    public PrmInput Lay(string problem, IReadOnlyList<string> steps, ITokenizer tokenizer)
    {
        if (problem.Contains(mark, StringComparison.Ordinal) || steps.Any(s => s.Contains(mark, StringComparison.Ordinal)))
            throw new PrmInputException($"the text has the step mark {mark} in it");
        var tokens = tokenizer.Encode(
            $"{begin}<|im_start|>user\n{problem}<|im_end|>\n<|im_start|>assistant\n{string.Concat(steps.Select(s => s + mark))}<|im_end|>\n");
        return new(tokens, [.. Enumerable.Range(0, tokens.Length).Where(i => tokens[i] == markId)]);
    }

    public double Score(ReadOnlySpan<float> output) => Heads.Softmax(output[1], output[0]);
}
