namespace Ponder.Engine.Journals;

/// <summary>The values used last, for many callers at once. What was not there, or could not be had, is asked for again.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class Recent<TKey, TValue>(int most)
    where TKey : notnull
    where TValue : class
{
    private readonly LinkedList<(TKey Key, Task<TValue?> Value)> kept = new();
    private readonly Lock guard = new();

    /// <summary>The value of that key, asked for once however many wait for it.</summary>
    public Task<TValue?> TryGetAsync(TKey key, Func<Task<TValue?>> ask)
    {
        lock (guard)
        {
            var node = kept.First;
            while (node is not null && !node.Value.Key.Equals(key)) node = node.Next;
            if (node is not null && IsUsable(node.Value.Value)) return node.Value.Value;
            if (node is not null) kept.Remove(node);
            var value = ask();
            Add(key, value);
            return value;
        }
    }

    /// <summary>Keeps a value that is known.</summary>
    public void Keep(TKey key, TValue value)
    {
        lock (guard) Add(key, Task.FromResult<TValue?>(value));
    }

    private static bool IsUsable(Task<TValue?> value) => !value.IsCompleted || (value.IsCompletedSuccessfully && value.Result is not null);

    private void Add(TKey key, Task<TValue?> value)
    {
        kept.AddFirst((key, value));
        if (kept.Count > most) kept.RemoveLast();
    }
}
