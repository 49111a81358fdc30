namespace Ponder.Core.Problems;

/// <summary>A stream of which the beginning was looked at: it is read again from there. The stream beneath is left open.</summary>
internal sealed class PeekedStream(ReadOnlyMemory<byte> begun, Stream rest) : Stream
{
    private ReadOnlyMemory<byte> begun = begun;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Reads up to <paramref name="size"/> bytes of the stream; fewer only where it ends.</summary>
    public static async Task<byte[]> LookAsync(Stream stream, int size, CancellationToken cancel)
    {
        var bytes = new byte[size];
        return bytes[..await stream.ReadAtLeastAsync(bytes, size, throwOnEndOfStream: false, cancel)];
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => begun.IsEmpty ? rest.Read(buffer) : Again(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        begun.IsEmpty ? rest.ReadAsync(buffer, cancellationToken) : new(Again(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Again(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, begun.Length);
        begun.Span[..count].CopyTo(buffer);
        begun = begun[count..];
        return count;
    }
}
