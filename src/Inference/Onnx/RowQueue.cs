namespace Ponder.Inference.Onnx;

/// <summary>Hands rows to the workers: followers first, so that little is kept for those who wait.</summary>
internal sealed class RowQueue(IEnumerable<Row> rows)
{
    private readonly object change = new();
    private readonly Queue<Row> waiting = new(rows);
    private readonly Queue<Row> followers = new();
    private int running;
    private bool aborted;

    /// <summary>The next row, or null; with <paramref name="wait"/> null means that none will ever come.</summary>
    public Row? Take(bool wait)
    {
        lock (change)
        {
            while (!aborted)
            {
                if (followers.TryDequeue(out var row) || waiting.TryDequeue(out row))
                {
                    running++;
                    return row;
                }

                if (!wait || running == 0) break;
                Monitor.Wait(change);
            }

            return null;
        }
    }

    /// <summary>A row that was taken has left.</summary>
    public void Done(Row row)
    {
        lock (change)
        {
            running--;
            foreach (var follower in row.End()) followers.Enqueue(follower);
            Monitor.PulseAll(change);
        }
    }

    /// <summary>Nobody gets anything any more.</summary>
    public void Abort()
    {
        lock (change)
        {
            aborted = true;
            Monitor.PulseAll(change);
        }
    }
}
