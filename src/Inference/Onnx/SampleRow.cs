using Ponder.Core.Proposing;

namespace Ponder.Inference.Onnx;

/// <summary>How a text is to be written: what its chance depends on, where it stops, and what is never written.</summary>
internal sealed record WritingRule(ulong Seed, double Temperature, int MaxTokens, int? Steps, Marks Marks);

/// <summary>The tokens that end a text and a step, and the silent ones.</summary>
internal sealed record Marks(int End, int Step, IReadOnlyList<int> Silent);

/// <summary>Writes a text after a prompt that was read.</summary>
internal sealed class SampleRow(WritingRule rule) : Row
{
    private (KeyValues Read, float[] Logits)? prompt;
    private readonly List<int> tokens = [];
    private readonly List<double> sure = [];
    private int steps;

    /// <summary>What was written, the end token left out.</summary>
    public IReadOnlyList<int> Tokens => tokens;

    /// <summary>Tokens drawn, an end token included.</summary>
    public int Drawn { get; private set; }

    /// <summary>How sure the model was of each of them.</summary>
    public IReadOnlyList<double> Sure => sure;

    /// <summary>Why it stopped; <see cref="Ending.Failed"/> where the model's logits were no numbers.</summary>
    public Ending Ending { get; private set; } = Ending.Failed;

    /// <summary>The prompt that comes before, and what the model said at its end.</summary>
    public SampleRow After(KeyValues read, float[] logits)
    {
        prompt = (read, logits);
        return this;
    }

    public override bool Begin(out KeyValues? past)
    {
        (past, var logits) = prompt!.Value;
        prompt = null;
        return Draw(logits);
    }

    public override bool Read(ReadOnlySpan<float> output, TileRow place) => Draw(output);

    private bool Draw(ReadOnlySpan<float> logits)
    {
        Span<float> speaking = stackalloc float[logits.Length];
        logits.CopyTo(speaking);
        foreach (var silent in rule.Marks.Silent) speaking[silent] = float.NegativeInfinity;
        Token = Sampler.Pick(speaking, rule.Temperature, rule.Seed, Drawn);
        if (Token < 0) return Stop(Ending.Failed);
        Drawn++;
        sure.Add(TokenSureness.Of(speaking, Sampler.Best(speaking)));
        if (Token == rule.Marks.End) return Stop(Ending.Finished);
        tokens.Add(Token);
        if (Token == rule.Marks.Step && ++steps == rule.Steps) return Stop(Ending.Step);
        return Drawn < rule.MaxTokens || Stop(Ending.Length);
    }

    private bool Stop(Ending ending)
    {
        Ending = ending;
        return false;
    }
}
