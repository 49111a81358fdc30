using System.Runtime.InteropServices;

namespace Ponder.Inference.Onnx;

/// <summary>
/// Keys and values of beginnings that were read, up to a number of bytes, the longest unused going first. What it forgets is read
/// again, with the same numbers: a token is read the same way whether or not what stands before it was remembered.
/// </summary>
/// <param name="bytes">The most that is kept.</param>
/// <param name="size">Bytes of one.</param>
/// <param name="forget">Hears what is let go of; null where nobody has to.</param>
internal sealed class PrefixCache<T>(long bytes, Func<T, long> size, Action<T>? forget = null)
    where T : class
{
    private readonly Lock change = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, T Value)>> entries = [];
    private readonly LinkedList<(string Key, T Value)> byUse = new();
    private long held;

    /// <summary>The longest remembered beginning that ends at one of <paramref name="cuts"/> (ascending).</summary>
    public T? Find(ReadOnlySpan<int> tokens, IReadOnlyList<int> cuts)
    {
        lock (change)
        {
            T? longest = null;
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

    /// <summary>Remembers what was read of a beginning.</summary>
    public void Add(ReadOnlySpan<int> beginning, T value)
    {
        var key = Key(beginning);
        lock (change)
        {
            if (entries.ContainsKey(key))
            {
                forget?.Invoke(value);
                return;
            }

            entries.Add(key, byUse.AddLast((key, value)));
            held += size(value);
            Shrink(bytes);
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        lock (change) Shrink(-1);
    }

    private void Shrink(long most)
    {
        while (held > most && byUse.First is { } oldest)
        {
            byUse.RemoveFirst();
            entries.Remove(oldest.Value.Key);
            held -= size(oldest.Value.Value);
            forget?.Invoke(oldest.Value.Value);
        }
    }

    private static string Key(ReadOnlySpan<int> tokens) => new(MemoryMarshal.Cast<int, char>(tokens));
}
