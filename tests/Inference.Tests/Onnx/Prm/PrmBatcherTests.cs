using System.Collections.Concurrent;
using Ponder.Inference.Onnx.Prm;
using Ponder.Inference.Onnx.Prm.Families;

namespace Ponder.Inference.Tests.Onnx.Prm;

public sealed class PrmBatcherTests
{
    private readonly ConcurrentQueue<int[]> batches = new();

    [Fact]
    public async Task Rows_of_many_callers_are_read_together_and_each_gets_its_own()
    {
        using var batcher = new PrmBatcher(Read, Options(rows: 8, milliseconds: 200), TimeProvider.System);
        var outputs = await Task.WhenAll(Enumerable.Range(1, 24).Select(i => batcher.ReadAsync(Row(i), default)));
        Assert.Equal(Enumerable.Range(1, 24).Select(i => (float)i), outputs.Select(o => o[0][0]));
        Assert.All(batches, b => Assert.InRange(b.Length, 1, 8));
        Assert.InRange(batches.Count, 3, 6);
    }

    [Fact]
    public async Task A_batch_has_no_more_tokens_than_allowed_those_that_fill_up_included()
    {
        using var batcher = new PrmBatcher(Read, Options(rows: 64, milliseconds: 100, tokens: 100), TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => batcher.ReadAsync(Row(i % 3 == 0 ? 50 : 5), default)));
        Assert.All(batches, b => Assert.True(b.Length == 1 || b.Length * b.Max() <= 100));
        Assert.Contains(batches, b => b.Length > 2 && b.Max() == 5);
    }

    [Fact]
    public async Task A_lonely_row_does_not_wait_longer_than_told()
    {
        using var batcher = new PrmBatcher(Read, Options(rows: 64, milliseconds: 1), TimeProvider.System);
        Assert.Equal(7, (await batcher.ReadAsync(Row(7), default).WaitAsync(TimeSpan.FromSeconds(20)))[0][0]);
    }

    [Fact]
    public async Task A_failing_batch_fails_those_in_it_and_no_later_one()
    {
        using var batcher = new PrmBatcher(rows => rows[0].Tokens.Length == 13 ? throw new InvalidDataException("13") : Read(rows), Options(rows: 1, milliseconds: 1), TimeProvider.System);
        await Assert.ThrowsAsync<InvalidDataException>(() => batcher.ReadAsync(Row(13), default));
        Assert.Equal(2, (await batcher.ReadAsync(Row(2), default))[0][0]);
    }

    private static PrmInput Row(int length) => new(new int[length], [0]);

    private static PrmOptions Options(int rows, int milliseconds, int tokens = 100_000) =>
        new() { Family = "value-head", Name = "x", BatchRows = rows, BatchMilliseconds = milliseconds, BatchTokens = tokens };

    private float[][][] Read(IReadOnlyList<PrmInput> rows)
    {
        batches.Enqueue([.. rows.Select(r => r.Tokens.Length)]);
        return [.. rows.Select(r => new[] { new[] { (float)r.Tokens.Length } })];
    }
}
