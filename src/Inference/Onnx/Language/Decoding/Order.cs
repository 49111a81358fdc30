using System.Diagnostics;
using Ponder.Inference.Onnx.Language.Sampling;

namespace Ponder.Inference.Onnx.Language.Decoding;

/// <summary>A prompt to be read once, and the texts to be written after it. Without any, only what the model says at its end is wanted.</summary>
/// <param name="tokens">The prompt.</param>
/// <param name="texts">What is written after it.</param>
/// <param name="cancel">Nobody waits for it any more.</param>
/// <param name="hear">Takes what the model says at the prompt's end, which is a number for each of its words: nobody keeps them for long.</param>
internal sealed class Order(int[] tokens, IReadOnlyList<Writing> texts, CancellationToken cancel, Action<float[]>? hear = null)
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long asked = Stopwatch.GetTimestamp();
    private KeptText? read;
    private int begun;
    private int ended;
    private float[] logits = [];

    /// <summary>Whether the prompt has been read and every text has begun, or nothing is to begin any more.</summary>
    public bool Begun { get; private set; }

    /// <summary>Whether nobody waits for it any more.</summary>
    public bool Over => cancel.IsCancellationRequested || done.Task.IsFaulted;

    /// <summary>Ends with the last of the texts.</summary>
    public Task Done => done.Task;

    /// <summary>Whether it needs a row.</summary>
    public bool Writes => texts.Count > 0;

    /// <summary>How long it has waited for its prompt to be read; nothing once it has been.</summary>
    public TimeSpan Waited => read is null && !Begun ? Stopwatch.GetElapsedTime(asked) : default;

    /// <summary>The prompt, read where that is still to be done.</summary>
    public KeptText Read(Reader reader, int vocabulary)
    {
        if (read is not null) return read;
        Measures.Queue.Record(Stopwatch.GetElapsedTime(asked).TotalSeconds);
        logits = new float[vocabulary];
        read = reader.Read(tokens, logits);
        hear?.Invoke(logits);
        if (Writes) return read;
        (Begun, logits) = (true, []);
        done.TrySetResult();
        return read;
    }

    /// <summary>The next text, its first token drawn; null where it ends there.</summary>
    public Writing? Begin(TokenDraw draw)
    {
        var text = texts[begun++];
        Begun = begun == texts.Count;
        var goes = text.Take(logits, draw);
        if (Begun) logits = [];
        if (goes) return text;
        End();
        return null;
    }

    /// <summary>One of the texts has ended.</summary>
    public void End()
    {
        if (++ended == texts.Count) done.TrySetResult();
    }

    /// <summary>Whoever waits for it hears why nothing comes.</summary>
    public void Fail(Exception fault)
    {
        done.TrySetException(fault);
        Drop();
    }

    /// <summary>Nobody waits any more.</summary>
    public void Cancel()
    {
        done.TrySetCanceled(cancel);
        Drop();
    }

    /// <summary>Lets go of the prompt: nothing more begins with it.</summary>
    public void Drop()
    {
        read?.Drop();
        read = null;
        Begun = true;
    }
}
