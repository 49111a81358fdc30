using Ponder.Core.Verifying;
using Ponder.Inference.Onnx.Tokens;

namespace Ponder.Inference.Onnx.Prm.Families;

/// <summary>
/// Math-Shepherd (Wang et al., arXiv 2312.08935): every step ends with a mark, at which the next token is a good one or a bad one. Its
/// steps are numbered, as those it was trained on.
/// </summary>
internal sealed class MathShepherd(PrmOptions options) : IPrmFamily
{
    private readonly string mark = options.StepMark ?? " ки";
    private readonly int markId = options.StepToken ?? 12902;
    private readonly int good = options.GoodColumn ?? options.GoodToken ?? 648;
    private readonly int bad = options.BadColumn ?? options.BadToken ?? 387;

    public Aggregation Aggregation => Aggregation.Min;

    public PrmInput Lay(string problem, IReadOnlyList<string> steps, ITokenizer tokenizer)
    {
        var text = $"{options.Begin}{problem} {string.Join('\n', steps.Select((step, i) => $"{Number(step, i)}{step}{mark}"))}";
        var tokens = tokenizer.Encode(text);
        int[] places = [.. Enumerable.Range(0, tokens.Length).Where(i => tokens[i] == markId)];
        // A mark in the problem or in a step is no step's end: those of the steps themselves are the last ones where each has one only.
        return places.Length == steps.Count
            ? new(tokens, places)
            : throw new PrmInputException($"the text has {places.Length} step marks (token {markId}) for {steps.Count} steps");
    }

    public double Score(ReadOnlySpan<float> output) => Heads.Softmax(output[good], output[bad]);

    private static string Number(string step, int index) => step.StartsWith("Step ", StringComparison.Ordinal) ? "" : $"Step {index + 1}: ";
}
