using System.Diagnostics;

namespace Ponder.Inference.Onnx;

/// <summary>
/// Continuous batching: every worker has a tile and steps it; rows that end leave at once and waiting ones take their place.
/// One call at a time; others wait their turn.
/// </summary>
internal sealed class Batcher(DecoderModel model, int workers) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly List<Tile> _tiles = [];
    private long _read;
    private long _places;

    /// <summary>Tokens that rows have read, idle ones left out.</summary>
    public long TokensRead => Interlocked.Read(ref _read);

    /// <summary>Reads all rows and all that follow from them to their ends.</summary>
    public async Task RunAsync(IReadOnlyCollection<Row> rows, int expected, CancellationToken cancel)
    {
        if (rows.Count == 0)
            return;
        var asked = Stopwatch.GetTimestamp();
        await _gate.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            Measures.Queue.Record(Stopwatch.GetElapsedTime(asked).TotalSeconds);
            var (read, places) = (_read, _places);
            var queue = new RowQueue(rows);
            var width = Math.Clamp((expected + Tile.Rows - 1) / Tile.Rows, 1, workers);
            while (_tiles.Count < width)
                _tiles.Add(new Tile(model));
            await Task.WhenAll(_tiles.Take(width).Select(tile => OnThread(() => Work(tile, queue, cancel)))).ConfigureAwait(false);
            cancel.ThrowIfCancellationRequested();
            if (_places > places)
                Measures.Fill.Record((_read - read) / (double)(_places - places));
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        foreach (var tile in _tiles)
            tile.Dispose();
        _gate.Dispose();
    }

    private static Task OnThread(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Work(Tile tile, RowQueue queue, CancellationToken cancel)
    {
        try
        {
            var rows = new Row?[Tile.Rows];
            var positions = new int[Tile.Rows];
            while (!cancel.IsCancellationRequested && Fill(tile, rows, positions, queue))
            {
                tile.Step();
                Advance(tile, rows, positions, queue);
            }
        }
        finally
        {
            // Every row has ended by now, or this worker failed or was cancelled and the others need not go on.
            queue.Abort();
        }
    }

    /// <summary>Gives free places to waiting rows; false when there is nothing left to read.</summary>
    private static bool Fill(Tile tile, Row?[] rows, int[] positions, RowQueue queue)
    {
        var tokens = tile.Tokens;
        var running = rows.Count(row => row is not null);
        for (var i = 0; i < rows.Length; i++)
        {
            while (rows[i] is null && queue.Take(wait: running == 0) is { } row)
            {
                if (!row.Begin(out var past))
                {
                    queue.Done(row);
                    continue;
                }
                if (past is not null)
                    tile.Restore(i, past);
                (rows[i], positions[i]) = (row, past?.End ?? 0);
                running++;
            }
            tokens[i] = rows[i]?.Token ?? 0;
        }
        positions.CopyTo(tile.Positions);
        return running > 0;
    }

    private void Advance(Tile tile, Row?[] rows, int[] positions, RowQueue queue)
    {
        var output = tile.Output;
        var read = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] is not { } row)
                continue;
            read++;
            if (row.Read(output.Slice(i * model.OutputWidth, model.OutputWidth), new Slot(tile, i)))
            {
                positions[i]++;
                continue;
            }
            (rows[i], positions[i]) = (null, 0);
            queue.Done(row);
        }
        Interlocked.Add(ref _read, read);
        Interlocked.Add(ref _places, Tile.Rows);
    }
}
