using Ponder.Core.Verifying;
using Ponder.Inference.Onnx.Tokens;

namespace Ponder.Inference.Onnx.Prm.Families;

/// <summary>
/// RLHFlow's Llama models (Xiong et al., RLHF-Reward-Modeling): a chat with a step in every user turn, to which the model answers "+" or
/// "-". The score stands before the answer.
/// </summary>
internal sealed class Rlhflow : IPrmFamily
{
    private const string End = "<|eot_id|>";
    private readonly string begin;
    private readonly int plus;
    private readonly int good;
    private readonly int bad;

    public Rlhflow(PrmOptions options, ITokenizer tokenizer)
    {
        begin = options.Begin
            ?? $"<|begin_of_text|>{Turn("system")}Cutting Knowledge Date: December 2023\nToday Date: 26 Jul 2024\n\n{End}";
        plus = options.GoodToken ?? tokenizer.Encode("+")[^1];
        good = options.GoodColumn ?? plus;
        bad = options.BadColumn ?? options.BadToken ?? tokenizer.Encode("-")[^1];
    }

    public Aggregation Aggregation => Aggregation.Mean;

    public PrmInput Lay(string problem, IReadOnlyList<string> steps, ITokenizer tokenizer)
    {
        var (tokens, places) = (new List<int>(), new List<int>());
        for (var i = 0; i < steps.Count; i++)
        {
            var user = i == 0 ? $"{problem} {steps[i]}".Trim() : steps[i];
            var before = i == 0 ? begin : End;
            tokens.AddRange(tokenizer.Encode($"{before}{Turn("user")}{user}{End}{Turn("assistant")}"));
            places.Add(tokens.Count - 1);
            tokens.Add(plus);
        }

        return new([.. tokens], [.. places]);
    }

    public double Score(ReadOnlySpan<float> output) => Heads.Softmax(output[good], output[bad]);

    private static string Turn(string role) => $"<|start_header_id|>{role}<|end_header_id|>\n\n";
}
