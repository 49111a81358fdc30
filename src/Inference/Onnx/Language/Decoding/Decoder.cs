using Ponder.Inference.Onnx.Language.Passes;

namespace Ponder.Inference.Onnx.Language.Decoding;

/// <summary>
/// One model, one thread, one queue: whatever is asked by whomever meets here. Texts that end leave their row at once, and waiting ones take
/// it (Yu et al. 2022, section 3).
/// </summary>
internal sealed class Decoder : IDisposable
{
    private readonly object change = new();
    private readonly OrderQueue waiting = new();
    private readonly List<RunningText> running = [];
    private readonly Queue<RunningText> parked = new();
    private readonly LanguageModel model;
    private readonly DecoderOptions options;
    private readonly Lanes lanes;
    private readonly Reader reader;
    private readonly Drawing drawing;
    private readonly Thread thread;
    private bool stopped;

    public Decoder(LanguageModel model, DecoderOptions options)
    {
        (this.model, this.options) = (model, options);
        (lanes, reader, drawing) = (new(model, options), new(model, options.Context, options.CacheBytes), new(model, options));
        thread = new(Work) { IsBackground = true, Name = "decoder" };
        thread.Start();
    }

    /// <summary>Ends when all the orders have: a fault of one is not the others'.</summary>
    public async Task RunAsync(IReadOnlyList<Order> orders)
    {
        lock (change)
        {
            ObjectDisposedException.ThrowIf(stopped, this);
            waiting.Add(orders);
            Monitor.Pulse(change);
        }

        await Task.WhenAll(orders.Select(order => order.Done)).ConfigureAwait(false);
    }

    public void Dispose()
    {
        lock (change)
        {
            stopped = true;
            Monitor.Pulse(change);
        }

        thread.Join();
        lanes.Dispose();
        reader.Dispose();
        model.Dispose();
    }

    private void Work()
    {
        while (Wait())
        {
            try
            {
                Admit();
                foreach (var lane in running.Select(text => text.Lane).Distinct().ToList()) Step(lane);
            }
#pragma warning disable CA1031 // Whatever it is belongs to those who wait; others may yet be served.
            catch (Exception e)
#pragma warning restore CA1031
            {
                foreach (var text in running) text.Fail(e);
                running.Clear();
            }
        }

        waiting.Fail(new ObjectDisposedException(nameof(Decoder)));
        foreach (var text in running.Concat(parked)) text.Fail(new ObjectDisposedException(nameof(Decoder)));
    }

    /// <summary>False when the decoder is to stop.</summary>
    private bool Wait()
    {
        lock (change)
        {
            while (!stopped && running.Count + parked.Count == 0 && waiting.Empty) Monitor.Wait(change);
            return !stopped;
        }
    }

    private void Admit()
    {
        while (true)
        {
            var late = waiting.Late(options.Wait);
            if (running.Count == options.Rows && (late is null || (late.Writes && !MakeRoom()))) return;
            if (late is null && parked.TryDequeue(out var back))
            {
                if (back.Leave(when: back.Order.Over)) continue;
                running.Add(back);
                back.Return(lanes);
            }
            else if ((late ?? waiting.Next()) is { } order)
            {
                Begin(order);
            }
            else
            {
                return;
            }
        }
    }

    private void Begin(Order order)
    {
        try
        {
            var prompt = order.Read(reader, model.Vocabulary);
            if (order.Begun || order.Begin(drawing.First) is not { } text) return;
            var lane = lanes.For(prompt.End);
            running.Add(new(order, text, lane, lane.Put(prompt)));
            lane.Next(running[^1].Row, text.Token);
        }
#pragma warning disable CA1031 // One prompt's fault, such as a want of memory, is not the others'.
        catch (Exception e)
#pragma warning restore CA1031
        {
            order.Fail(e);
        }
    }

    /// <summary>The text that has had the longest turn leaves its row for a while; false where none has had its turn, or it cannot be kept.</summary>
    private bool MakeRoom()
    {
        var text = running.MaxBy(text => text.Turn)!;
        if (text.Turn < options.Wait || parked.Sum(p => p.Bytes) + text.Bytes > options.CacheBytes) return false;
        try
        {
            text.Park();
        }
        catch (InsufficientMemoryException)
        {
            return false;
        }

        Measures.Parked.Add(1);
        running.Remove(text);
        parked.Enqueue(text);
        return true;
    }

    private void Step(Lane lane)
    {
        running.RemoveAll(text => text.Leave(when: text.Lane == lane && text.Order.Over));
        List<RunningText> here = [.. running.Where(text => text.Lane == lane)];
        if (here.Count == 0) return;
        Measures.Fill.Record(here.Count / (double)lane.Rows);
        Measures.Tokens.Add(here.Count);
        var goes = drawing.Draw(here, lane.Step());
        for (var i = 0; i < here.Count; i++)
        {
            if (goes[i]) here[i].GoOn(lanes);
            else here[i].End();
        }

        running.RemoveAll(text => text.Ended);
    }
}
