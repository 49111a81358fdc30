using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ponder.Core.Storage;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Service;

/// <summary>What became of files that were dropped: an entry for each, and beside a refused file the reason.</summary>
/// <param name="store">Where jobs, and the entries, are kept.</param>
/// <param name="problems">Where files are dropped.</param>
/// <param name="time">What time it is.</param>
public sealed class Drops(IStore store, IStore problems, TimeProvider time)
{
    /// <summary>What the name of a refusal ends with; a file of such a name is no drop.</summary>
    public const string Refusal = ".rejected.json";

    private const string Folder = "drops/";
    private const int LongestKey = 200;

    /// <summary>Notes that a file began a job.</summary>
    public async Task BeganAsync(string file, string job, CancellationToken cancel)
    {
        await WriteAsync(store, Folder + Key(file) + ".json", new(file, time.GetUtcNow(), Job: job), cancel);
        await problems.DeleteAsync(Key(file) + Refusal, cancel);
    }

    /// <summary>Notes that a file began none, and why.</summary>
    public async Task RefusedAsync(string file, string reason, CancellationToken cancel)
    {
        var entry = new Drop(file, time.GetUtcNow(), Reason: reason);
        await WriteAsync(store, Folder + Key(file) + ".json", entry, cancel);
        await WriteAsync(problems, Key(file) + Refusal, entry, cancel);
    }

    /// <summary>The entries behind that one, by the files' names.</summary>
    public async Task<DropList> ListAsync(string? after, int limit, CancellationToken cancel)
    {
        var (drops, last) = (new List<Drop>(), after);
        await foreach (var name in store.ListAsync(Folder, cancel))
        {
            var key = name[Folder.Length..];
            if (after is not null && string.CompareOrdinal(key, after) <= 0) continue;
            if (drops.Count == limit) return new(drops, last);
            last = key;
            if (await store.TryReadAsync(name, cancel) is { } content) drops.Add(JournalFormat.Parse<Drop>(name, content, "delete it"));
        }

        return new(drops);
    }

    /// <summary>The file's name as part of a blob's; with a hash of it where it is none itself.</summary>
    internal static string Key(string file)
    {
        if (file.Length <= LongestKey && BlobName.IsValid(file) && !file.Contains('/', StringComparison.Ordinal)) return file;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file)))[..8];
        var plain = string.Concat(file.Take(LongestKey).Select(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '_' or '-' ? char.ToLowerInvariant(sign) : '-'));
        return $"{plain.TrimStart('.')}-{hash}";
    }

    private static Task WriteAsync(IStore to, string name, Drop drop, CancellationToken cancel) =>
        to.WriteAsync(name, (stream, stop) => JsonSerializer.SerializeAsync(stream, drop, JournalFormat.Indented, stop), cancel);
}

/// <summary>A dropped file and what became of it.</summary>
/// <param name="File">The file's name.</param>
/// <param name="At">When it was looked at.</param>
/// <param name="Job">The job it began; null where it began none.</param>
/// <param name="Reason">Why it began none; null where it did.</param>
public sealed record Drop(
    string File, DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Job = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null);

/// <summary>What <c>GET /api/drops</c> gives.</summary>
/// <param name="Drops">Some entries, by the files' names.</param>
/// <param name="Next">What to ask for as <c>after</c> for those behind them; null where there are no more.</param>
public sealed record DropList(IReadOnlyList<Drop> Drops, string? Next = null);
