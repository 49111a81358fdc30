using System.Numerics.Tensors;
using Ponder.Core.Proposing;
using Ponder.Inference.Onnx.Language.Sampling;

namespace Ponder.Inference.Onnx.Language.Decoding;

/// <summary>How a text is to be written.</summary>
/// <param name="Seed">What its chance depends on, beside the place.</param>
/// <param name="Temperature">0 takes the likeliest token.</param>
/// <param name="MaxTokens">Tokens it may have, from 1.</param>
/// <param name="Logprobs">Whether the model's sureness of each token is wanted.</param>
internal sealed record WritingRule(ulong Seed, double Temperature, int MaxTokens, bool Logprobs = false);

/// <summary>One text on its way: it takes logits and gives the token to read next.</summary>
internal sealed class Writing(WritingRule rule, IReadOnlyList<int> ends, TextStop stop)
{
    private readonly List<int> tokens = [];
    private readonly List<double> sure = [];

    /// <summary>What was drawn, a token that ends the text left out.</summary>
    public IReadOnlyList<int> Tokens => tokens;

    /// <summary>Tokens drawn, an end included.</summary>
    public int Drawn { get; private set; }

    /// <summary>How sure the model was of each of them; empty where that is not wanted.</summary>
    public IReadOnlyList<double> Sure => sure;

    /// <summary>Why it stopped.</summary>
    public Ending Ending { get; private set; } = Ending.Failed;

    /// <summary>What is to be read next.</summary>
    public int Token { get; private set; }

    /// <summary>What was written.</summary>
    public string Text => stop.Text(tokens);

    /// <summary>Draws a token; false when the text ends there.</summary>
    public bool Take(ReadOnlySpan<float> logits, TokenDraw draw)
    {
        Token = draw.Pick(logits, rule.Temperature, rule.Seed, Drawn);
        if (Token < 0) return Stop(Ending.Failed);
        Drawn++;
        if (rule.Logprobs) sure.Add(TokenSureness.Of(logits, TensorPrimitives.IndexOfMax(logits)));
        if (ends.Contains(Token)) return Stop(Ending.Finished);
        tokens.Add(Token);
        if (stop.Reached(tokens) is { } ending) return Stop(ending);
        return Drawn < rule.MaxTokens || Stop(Ending.Length);
    }

    private bool Stop(Ending ending)
    {
        Ending = ending;
        return false;
    }
}
