using Ponder.Core.Verifying;
using Ponder.Inference.Onnx.Tokens;

namespace Ponder.Inference.Onnx.Prm.Families;

/// <summary>
/// Any model with one value a token, or two classes, as its description says: what begins, stands between problem and steps, and ends a
/// step. With <see cref="PrmOptions.WholeOnly"/> the last step's score is the whole solution's: an outcome reward model.
/// </summary>
internal sealed class ValueHead(PrmOptions options) : IPrmFamily
{
    public Aggregation Aggregation => Aggregation.Last;

    public PrmInput Lay(string problem, IReadOnlyList<string> steps, ITokenizer tokenizer)
    {
        List<int> tokens = [.. tokenizer.Encode($"{options.Begin}{problem}{options.Between ?? "\n"}")];
        var places = new List<int>();
        foreach (var (step, i) in steps.Select((s, i) => (s, i)))
        {
            tokens.AddRange(tokenizer.Encode($"{step}{options.StepMark ?? "\n"}"));
            if (!options.WholeOnly || i == steps.Count - 1) places.Add(tokens.Count - 1);
        }

        return new([.. tokens], [.. places]);
    }

    public double Score(ReadOnlySpan<float> output) => output.Length == 1 ? Heads.Sigmoid(output[0]) : Heads.Softmax(output[1], output[0]);
}
