using System.Runtime.CompilerServices;

namespace Ponder.Core.Storage;

/// <summary>
/// Named blobs, wherever they live. Names are relative, parts joined by <c>/</c>, each part of lower-case letters, digits,
/// <c>.</c>, <c>_</c> and <c>-</c> and not beginning with a dot; anything else is an <see cref="ArgumentException"/>.
/// A store that cannot be reached or written throws <see cref="StoreException"/>, whose message holds no secret.
/// </summary>
public interface IStore
{
    /// <summary>What to call this store in messages: a folder's path, or a container's address without its secrets.</summary>
    string Description { get; }

    /// <summary>Where a person finds the blob: a path or an address without secrets.</summary>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    string Locate(string name);

    /// <summary>Writes the blob if there is none of that name, durably and as a whole; false where there was one.</summary>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    /// <exception cref="StoreException">The store cannot be reached, or refuses.</exception>
    Task<bool> TryCreateAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancel = default);

    /// <summary>
    /// Writes or replaces the blob as a whole: it becomes visible when <paramref name="write"/> has ended, and not if that throws.
    /// </summary>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    /// <exception cref="StoreException">The store cannot be reached, or refuses.</exception>
    Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancel = default);

    /// <summary>The blob's content, or null where there is none.</summary>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    /// <exception cref="StoreException">The store cannot be reached, or refuses.</exception>
    Task<byte[]?> TryReadAsync(string name, CancellationToken cancel = default);

    /// <summary>A stream of the blob's content, or null where there is none.</summary>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    /// <exception cref="StoreException">The store cannot be reached, or refuses.</exception>
    Task<Stream?> TryOpenAsync(string name, CancellationToken cancel = default);

    /// <summary>Names that begin with <paramref name="prefix"/>, in ordinal order.</summary>
    /// <exception cref="ArgumentException">The prefix is not allowed.</exception>
    /// <exception cref="StoreException">The store cannot be reached, or refuses.</exception>
    IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancel = default);

    /// <summary>Names of the folders right below <paramref name="folder"/>, without it, in ordinal order.</summary>
    /// <param name="folder">Ends with <c>/</c>; empty for the root.</param>
    /// <param name="cancel">Stops the listing.</param>
    /// <exception cref="ArgumentException">The folder is not allowed.</exception>
    /// <exception cref="StoreException">The store cannot be reached, or refuses.</exception>
    async IAsyncEnumerable<string> FoldersAsync(string folder, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        string? last = null;
        await foreach (var name in ListAsync(folder, cancel))
        {
            var rest = name[folder.Length..];
            var cut = rest.IndexOf('/', StringComparison.Ordinal);
            if (cut < 0 || rest[..cut] == last) continue;
            yield return last = rest[..cut];
        }
    }

    /// <summary>Removes the blob; nothing happens where there is none.</summary>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    /// <exception cref="StoreException">The store cannot be reached, or refuses.</exception>
    Task DeleteAsync(string name, CancellationToken cancel = default);

    /// <summary>
    /// Takes the exclusive lease of that name, or null while another holder has it. A holder that dies loses it within a minute.
    /// </summary>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    /// <exception cref="StoreException">The store cannot be reached, or refuses.</exception>
    Task<ILease?> TryLeaseAsync(string name, CancellationToken cancel = default);

    /// <summary>Whether somebody holds the lease of that name.</summary>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    /// <exception cref="StoreException">The store cannot be reached, or refuses.</exception>
    async Task<bool> IsLeasedAsync(string name, CancellationToken cancel = default)
    {
        await using var lease = await TryLeaseAsync(name, cancel);
        return lease is null;
    }

    /// <summary>When the blob was last written; null where there is none, or the store does not keep times.</summary>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    /// <exception cref="StoreException">The store cannot be reached, or refuses.</exception>
    Task<DateTimeOffset?> WrittenAsync(string name, CancellationToken cancel = default) => Task.FromResult<DateTimeOffset?>(null);
}

/// <summary>An exclusive lease, held until disposed.</summary>
public interface ILease : IAsyncDisposable
{
    /// <summary>Cancelled when the lease could not be kept: its holder must stop writing.</summary>
    CancellationToken Lost { get; }
}

/// <summary>A store that could not be reached, read or written.</summary>
/// <param name="message">What could not be done, without secrets.</param>
/// <param name="inner">What it came from.</param>
public sealed class StoreException(string message, Exception? inner = null) : PonderException(message, inner);
