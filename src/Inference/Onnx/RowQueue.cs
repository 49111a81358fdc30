namespace Ponder.Inference.Onnx;

/// <summary>Hands rows to the workers: followers first, so that little is kept for those who wait.</summary>
internal sealed class RowQueue(IEnumerable<Row> rows)
{
    private readonly object _change = new();
    private readonly Queue<Row> _waiting = new(rows);
    private readonly Queue<Row> _followers = new();
    private int _running;
    private bool _aborted;

    /// <summary>The next row, or null; with <paramref name="wait"/> null means that none will ever come.</summary>
    public Row? Take(bool wait)
    {
        lock (_change)
        {
            while (!_aborted)
            {
                if (_followers.TryDequeue(out var row) || _waiting.TryDequeue(out row))
                {
                    _running++;
                    return row;
                }
                if (!wait || _running == 0)
                    break;
                Monitor.Wait(_change);
            }
            return null;
        }
    }

    /// <summary>A row that was taken has left.</summary>
    public void Done(Row row)
    {
        lock (_change)
        {
            _running--;
            foreach (var follower in row.End())
                _followers.Enqueue(follower);
            Monitor.PulseAll(_change);
        }
    }

    /// <summary>Nobody gets anything any more.</summary>
    public void Abort()
    {
        lock (_change)
        {
            _aborted = true;
            Monitor.PulseAll(_change);
        }
    }
}
