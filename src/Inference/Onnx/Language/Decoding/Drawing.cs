using System.Collections.Concurrent;
using Ponder.Inference.Onnx.Language.Passes;
using Ponder.Inference.Onnx.Language.Sampling;

namespace Ponder.Inference.Onnx.Language.Decoding;

/// <summary>Draws the next token of many texts, on several threads where the vocabulary is large: a text's token depends on nothing else.</summary>
internal sealed class Drawing(LanguageModel model, DecoderOptions options)
{
    /// <summary>Logits that one thread draws from faster than two.</summary>
    private const int Few = 1 << 16;

    private readonly ConcurrentBag<(TokenDraw Draw, float[] Logits)> idle = [];

    /// <summary>For texts that begin.</summary>
    public TokenDraw First { get; } = new(options.Truncation, model.Vocabulary);

    /// <summary>Gives each text its line of the logits; says which of them go on.</summary>
    public bool[] Draw(IReadOnlyList<RunningText> texts, ReadOnlySpan<byte> logits)
    {
        var goes = new bool[texts.Count];
        if (texts.Count * model.Vocabulary <= Few)
        {
            for (var i = 0; i < goes.Length; i++) goes[i] = Take(texts[i], logits);
            return goes;
        }

        unsafe
        {
            fixed (byte* start = logits)
            {
                var (at, bytes) = ((nint)start, logits.Length);
                Parallel.For(0, goes.Length, i => goes[i] = Take(texts[i], new((byte*)at, bytes)));
            }
        }

        return goes;
    }

    private bool Take(RunningText text, ReadOnlySpan<byte> logits)
    {
        if (!idle.TryTake(out var own)) own = (new(options.Truncation, model.Vocabulary), new float[model.Vocabulary]);
        var width = model.Vocabulary * NumberBytes.Of(model.LogitKind);
        NumberBytes.Widen(logits.Slice(text.Row * width, width), model.LogitKind, own.Logits);
        var goes = text.Text.Take(own.Logits, own.Draw);
        idle.Add(own);
        return goes;
    }
}
