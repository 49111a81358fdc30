using System.Text;

namespace Ponder.Engine.Submitting;

/// <summary>Copies a text with other names of pictures in it, and nothing else changed.</summary>
internal static class RenamedText
{
    private const int Chunk = 1 << 16;

    /// <param name="text">The text.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="renamed">The names to change, in the order of the text.</param>
    /// <param name="name">What a picture of that hash is called: letters that JSON has as they are.</param>
    /// <param name="cancel">Stops the copying.</param>
    /// <exception cref="InvalidDataException">Where a name was is none.</exception>
    public static async Task CopyAsync(Stream text, Stream target, IReadOnlyList<RenamedPicture> renamed, Func<string, string> name, CancellationToken cancel)
    {
        var (buffer, at) = (new byte[Chunk], 0L);
        foreach (var next in renamed)
        {
            await UntilAsync(next.At);
            var old = new byte[next.Length];
            if (await text.ReadAtLeastAsync(old, old.Length, throwOnEndOfStream: false, cancel) < old.Length || old is not [(byte)'"', .., (byte)'"']) throw Changed();
            at += next.Length;
            await target.WriteAsync(Encoding.ASCII.GetBytes($"\"{name(next.Hash)}\""), cancel);
        }

        await text.CopyToAsync(target, cancel);

        async Task UntilAsync(long end)
        {
            while (at < end)
            {
                var read = await text.ReadAsync(buffer.AsMemory(0, (int)Math.Min(Chunk, end - at)), cancel);
                if (read == 0) throw Changed();
                await target.WriteAsync(buffer.AsMemory(0, read), cancel);
                at += read;
            }
        }
    }

    private static InvalidDataException Changed() => new("it changed while it was read: submit again");
}
