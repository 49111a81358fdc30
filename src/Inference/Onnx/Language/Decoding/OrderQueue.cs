namespace Ponder.Inference.Onnx.Language.Decoding;

/// <summary>
/// Orders that wait, call by call: each call in its turn, so that a small one does not wait for the end of a large one.
/// </summary>
internal sealed class OrderQueue
{
    private readonly Lock change = new();
    private readonly LinkedList<Queue<Order>> calls = new();

    public bool Empty
    {
        get
        {
            lock (change) return calls.Count == 0;
        }
    }

    public void Add(IEnumerable<Order> orders)
    {
        var call = new Queue<Order>(orders);
        if (call.Count == 0) return;
        lock (change) calls.AddLast(call);
    }

    /// <summary>The order whose turn it is, which stays in its place until it has begun; null where none waits.</summary>
    public Order? Next()
    {
        lock (change)
        {
            while (calls.First is { } call)
            {
                calls.RemoveFirst();
                while (call.Value.TryPeek(out var order) && (order.Begun || order.Over))
                {
                    if (order.Over) order.Cancel();
                    order.Drop();
                    call.Value.Dequeue();
                }

                if (call.Value.Count == 0) continue;
                calls.AddLast(call);
                return call.Value.Peek();
            }

            return null;
        }
    }

    /// <summary>The order that has waited longest, if for longer than that; its call's next turn is the last. Null where none has.</summary>
    public Order? Late(TimeSpan wait)
    {
        lock (change)
        {
            var late = calls.Where(call => call.TryPeek(out var order) && !order.Over && order.Waited > wait).MaxBy(call => call.Peek().Waited);
            if (late is null) return null;
            calls.Remove(late);
            calls.AddLast(late);
            return late.Peek();
        }
    }

    /// <summary>Fails all that wait.</summary>
    public void Fail(Exception fault)
    {
        lock (change)
        {
            foreach (var order in calls.SelectMany(call => call)) order.Fail(fault);
            calls.Clear();
        }
    }
}
