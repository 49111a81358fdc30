using System.Diagnostics;

namespace Ponder.Inference.Onnx;

/// <summary>
/// Continuous batching: every worker has a tile and steps it; rows that end leave at once and waiting ones take their place.
/// One call at a time; others wait their turn.
/// </summary>
internal sealed class Batcher(DecoderModel model, int workers) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly List<Tile> tiles = [];
    private long readSoFar;
    private long placesSoFar;

    /// <summary>Tokens that rows have read, idle ones left out.</summary>
    public long TokensRead => Interlocked.Read(ref readSoFar);

    /// <summary>Reads all rows and all that follow from them to their ends.</summary>
    public async Task RunAsync(IReadOnlyCollection<Row> rows, int expected, CancellationToken cancel)
    {
        if (rows.Count == 0) return;
        var asked = Stopwatch.GetTimestamp();
        await gate.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            Measures.Queue.Record(Stopwatch.GetElapsedTime(asked).TotalSeconds);
            var (read, places) = (readSoFar, placesSoFar);
            var queue = new RowQueue(rows);
            var width = Math.Clamp((expected + Tile.Rows - 1) / Tile.Rows, 1, workers);
            while (tiles.Count < width) tiles.Add(new Tile(model));
            await Task.WhenAll(tiles.Take(width).Select(tile => OnThread(() => Work(tile, queue, cancel)))).ConfigureAwait(false);
            cancel.ThrowIfCancellationRequested();
            if (placesSoFar > places) Measures.Fill.Record((readSoFar - read) / (double)(placesSoFar - places));
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        foreach (var tile in tiles) tile.Dispose();
        gate.Dispose();
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

                if (past is not null) tile.Restore(i, past);
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
            if (rows[i] is not { } row) continue;
            read++;
            if (row.Read(output.Slice(i * model.OutputWidth, model.OutputWidth), new TileRow(tile, i)))
            {
                positions[i]++;
                continue;
            }

            (rows[i], positions[i]) = (null, 0);
            queue.Done(row);
        }

        Interlocked.Add(ref readSoFar, read);
        Interlocked.Add(ref placesSoFar, Tile.Rows);
    }
}
