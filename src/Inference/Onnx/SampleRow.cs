using Ponder.Core.Proposing;

namespace Ponder.Inference.Onnx;

/// <summary>How a text is to be written: what its chance depends on, where it stops, and what is never written.</summary>
internal sealed record Sampling(ulong Seed, double Temperature, int MaxTokens, int? Steps, Marks Marks);

/// <summary>The tokens that end a text and a step, and the silent ones.</summary>
internal sealed record Marks(int End, int Step, IReadOnlyList<int> Silent);

/// <summary>Writes a text after a prompt that was read.</summary>
internal sealed class SampleRow(Sampling sampling) : Row
{
    private (KeyValues Read, float[] Logits)? _prompt;
    private readonly List<int> _tokens = [];
    private int _steps;

    /// <summary>What was written, the end token left out.</summary>
    public IReadOnlyList<int> Tokens => _tokens;

    /// <summary>Tokens drawn, an end token included.</summary>
    public int Drawn { get; private set; }

    /// <summary>Why it stopped; <see cref="Ending.Failed"/> where the model's logits were no numbers.</summary>
    public Ending Ending { get; private set; } = Ending.Failed;

    /// <summary>The prompt that comes before, and what the model said at its end.</summary>
    public SampleRow After(KeyValues prompt, float[] logits)
    {
        _prompt = (prompt, logits);
        return this;
    }

    public override bool Begin(out KeyValues? past)
    {
        (past, var logits) = _prompt!.Value;
        _prompt = null;
        return Draw(logits);
    }

    public override bool Read(ReadOnlySpan<float> output, Slot slot) => Draw(output);

    private bool Draw(ReadOnlySpan<float> logits)
    {
        Span<float> speaking = stackalloc float[logits.Length];
        logits.CopyTo(speaking);
        foreach (var silent in sampling.Marks.Silent)
            speaking[silent] = float.NegativeInfinity;
        Token = Sampler.Pick(speaking, sampling.Temperature, sampling.Seed, Drawn);
        if (Token < 0)
            return Stop(Ending.Failed);
        Drawn++;
        if (Token == sampling.Marks.End)
            return Stop(Ending.Finished);
        _tokens.Add(Token);
        if (Token == sampling.Marks.Step && ++_steps == sampling.Steps)
            return Stop(Ending.Step);
        return Drawn < sampling.MaxTokens || Stop(Ending.Length);
    }

    private bool Stop(Ending ending)
    {
        Ending = ending;
        return false;
    }
}
