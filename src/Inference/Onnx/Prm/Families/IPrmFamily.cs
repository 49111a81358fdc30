using Ponder.Core.Verifying;
using Ponder.Inference.Onnx.Tokens;

namespace Ponder.Inference.Onnx.Prm.Families;

/// <summary>How one family of reward models is asked, and where its answer stands.</summary>
internal interface IPrmFamily
{
    /// <summary>How its step scores are best made one.</summary>
    Aggregation Aggregation { get; }

    /// <summary>The tokens to read for the steps, none of them empty, and for each step the place at which its score is.</summary>
    PrmInput Lay(string problem, IReadOnlyList<string> steps, ITokenizer tokenizer);

    /// <summary>The score, 0..1, in the model's output at a step's place.</summary>
    double Score(ReadOnlySpan<float> output);
}

/// <summary>What a model reads, and the places of its scores.</summary>
internal sealed record PrmInput(int[] Tokens, int[] Places);
