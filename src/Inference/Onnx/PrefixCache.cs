using System.Runtime.InteropServices;

namespace Ponder.Inference.Onnx;

/// <summary>
/// Keys and values of beginnings that were read, up to a number of bytes, the longest unused going first. What it forgets is read
/// again, with the same numbers: a token is read the same way whether or not what stands before it was remembered.
/// </summary>
internal sealed class PrefixCache(long bytes)
{
    private readonly Lock change = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, KeyValues Value)>> entries = [];
    private readonly LinkedList<(string Key, KeyValues Value)> byUse = new();
    private long held;

    /// <summary>The longest remembered beginning that ends at one of <paramref name="cuts"/> (ascending).</summary>
    public KeyValues? Find(ReadOnlySpan<int> tokens, IReadOnlyList<int> cuts)
    {
        lock (change)
        {
            KeyValues? longest = null;
            for (var i = cuts.Count - 1; i >= 0; i--)
            {
                if (!entries.TryGetValue(Key(tokens[..cuts[i]]), out var entry)) continue;
                longest ??= entry.Value.Value;
                // The shorter ones last: nothing is forgotten before what builds on it.
                byUse.Remove(entry);
                byUse.AddLast(entry);
            }

            return longest;
        }
    }

    /// <summary>Remembers the beginning that <paramref name="value"/> was read from.</summary>
    public void Add(ReadOnlySpan<int> tokens, KeyValues value)
    {
        var key = Key(tokens[..value.End]);
        lock (change)
        {
            if (entries.ContainsKey(key)) return;
            entries.Add(key, byUse.AddLast((key, value)));
            held += Size(value);
            while (held > bytes && byUse.First is { } oldest)
            {
                byUse.RemoveFirst();
                entries.Remove(oldest.Value.Key);
                held -= Size(oldest.Value.Value);
            }
        }
    }

    private static long Size(KeyValues value) => sizeof(float) * (long)value.Data.Length;

    private static string Key(ReadOnlySpan<int> tokens) => new(MemoryMarshal.Cast<int, char>(tokens));
}
