namespace Ponder.Engine.Pictures;

/// <summary>Reads a picture's bytes without ever holding more than it may have.</summary>
internal static class PictureContent
{
    private const int Chunk = 1 << 16;

    /// <summary>All bytes of the stream; null where there are more than <paramref name="most"/>.</summary>
    public static async Task<byte[]?> TryReadAsync(Stream stream, int most, CancellationToken cancel)
    {
        var (content, buffer) = (new MemoryStream(), new byte[Chunk]);
        for (int read; (read = await stream.ReadAsync(buffer, cancel)) > 0;)
        {
            if (content.Length + read > most) return null;
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}
