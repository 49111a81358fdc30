using System.Threading.Channels;
using Ponder.Inference.Onnx.Prm.Families;

namespace Ponder.Inference.Onnx.Prm;

/// <summary>
/// Gathers rows of all callers into batches: the first one waits a little for others, then rows of like length are read together, at most
/// so many of them and so many tokens. One batch at a time, since a session is one stream.
/// </summary>
internal sealed class PrmBatcher : IDisposable
{
    private readonly Channel<Waiting> queue = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly Func<IReadOnlyList<PrmInput>, float[][][]> read;
    private readonly PrmOptions options;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource stop = new();

    public PrmBatcher(Func<IReadOnlyList<PrmInput>, float[][][]> read, PrmOptions options, TimeProvider time)
    {
        (this.read, this.options, this.time) = (read, options, time);
        Worker = Task.Run(WorkAsync);
    }

    /// <summary>Ends when the batcher is disposed.</summary>
    public Task Worker { get; }

    /// <summary>The model's output at each place of the row.</summary>
    public Task<float[][]> ReadAsync(PrmInput row, CancellationToken cancel)
    {
        var waiting = new Waiting(row, new(TaskCreationOptions.RunContinuationsAsynchronously), time.GetTimestamp(), cancel);
        ObjectDisposedException.ThrowIf(!queue.Writer.TryWrite(waiting), this);
        return waiting.Source.Task;
    }

    public void Dispose()
    {
        queue.Writer.TryComplete();
        stop.Cancel();
    }

    private async Task WorkAsync()
    {
        var pending = new List<Waiting>();
        while (pending.Count > 0 || await queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            await GatherAsync(pending).ConfigureAwait(false);
            Run(Cut(pending));
        }
    }

    /// <summary>Takes what is there; where that is no full batch, waits for more until the oldest has waited long enough.</summary>
    private async Task GatherAsync(List<Waiting> pending)
    {
        using var wait = new CancellationTokenSource(TimeSpan.FromMilliseconds(options.BatchMilliseconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(wait.Token, stop.Token);
        while (true)
        {
            while (pending.Count < options.BatchRows && queue.Reader.TryRead(out var next)) pending.Add(next);
            if (pending.Count >= options.BatchRows || either.IsCancellationRequested) return;
            try
            {
                if (!await queue.Reader.WaitToReadAsync(either.Token).ConfigureAwait(false)) return;
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>The oldest row and those nearest to it in length, as far as they fit.</summary>
    private List<Waiting> Cut(List<Waiting> pending)
    {
        pending.RemoveAll(w => w.Cancel.IsCancellationRequested && w.Source.TrySetCanceled(w.Cancel));
        if (pending.Count == 0) return [];
        var oldest = pending[0].Row.Tokens.Length;
        var (batch, longest) = (new List<Waiting>(), 0);
        foreach (var waiting in pending.OrderBy(w => Math.Abs(w.Row.Tokens.Length - oldest)).ToList())
        {
            var length = Math.Max(longest, waiting.Row.Tokens.Length);
            if (batch.Count > 0 && (batch.Count == options.BatchRows || length * (batch.Count + 1) > options.BatchTokens)) break;
            (longest, batch) = (length, [.. batch, waiting]);
        }

        pending.RemoveAll(batch.Contains);
        return batch;
    }

    private void Run(List<Waiting> batch)
    {
        if (batch.Count == 0) return;
        Measures.Fill.Record(batch.Count / (double)options.BatchRows);
        foreach (var waiting in batch) Measures.Queue.Record(time.GetElapsedTime(waiting.Asked).TotalSeconds);
        try
        {
            var outputs = read([.. batch.Select(w => w.Row)]);
            for (var i = 0; i < batch.Count; i++) batch[i].Source.TrySetResult(outputs[i]);
        }
#pragma warning disable CA1031 // Whatever it is belongs to those who wait.
        catch (Exception e)
#pragma warning restore CA1031
        {
            foreach (var waiting in batch) waiting.Source.TrySetException(e);
        }
    }

    private sealed record Waiting(PrmInput Row, TaskCompletionSource<float[][]> Source, long Asked, CancellationToken Cancel);
}
