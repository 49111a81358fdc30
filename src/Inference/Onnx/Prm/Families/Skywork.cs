using Ponder.Core.Verifying;
using Ponder.Inference.Onnx.Tokens;

namespace Ponder.Inference.Onnx.Prm.Families;

/// <summary>Skywork-o1-Open-PRM: problem and steps each on a line of its own, a value head at every step's line end.</summary>
internal sealed class Skywork(PrmOptions options, ITokenizer tokenizer) : IPrmFamily
{
    private const char LineEnd = '\n';
    private readonly int end = options.StepToken ?? tokenizer.Encode("\n")[^1];

    public Aggregation Aggregation => Aggregation.Last;

    /// <summary>
    /// Pieces are encoded one by one, as the model's own code does it: its tokens never cross a line's end. A line within a step is a
    /// space.
    /// </summary>
    public PrmInput Lay(string problem, IReadOnlyList<string> steps, ITokenizer tokenizer)
    {
        List<int> tokens = [.. tokenizer.Encode($"{options.Begin ?? tokenizer.Begin}{problem}{LineEnd}")];
        var places = new List<int>();
        foreach (var step in steps)
        {
            tokens.AddRange(tokenizer.Encode(step.Replace(LineEnd, ' ')));
            places.Add(tokens.Count);
            tokens.Add(end);
        }

        return new([.. tokens], [.. places]);
    }

    public double Score(ReadOnlySpan<float> output) => Heads.Sigmoid(output[0]);
}
