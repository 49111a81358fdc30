using System.Text.Json.Nodes;
using Ponder.Core.Problems;
using Ponder.Engine.Files;

namespace Ponder.Engine.Jobs;

/// <summary>A part of a problem file: the first problems, or those of some ids. Each keeps the id that it has in the whole file.</summary>
public static class ProblemPick
{
    /// <summary>Reads the part into memory, as JSON lines.</summary>
    /// <param name="source">The whole file.</param>
    /// <param name="limit">How many problems at most, from the first; null for all. Records that are no problems are passed over.</param>
    /// <param name="ids">The ids of the problems; empty for all.</param>
    /// <param name="fields">Which fields hold what; null for the usual names.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="JobException">The limit is below 1, or an id is of no problem.</exception>
    public static async Task<ProblemSource> OfAsync(
        ProblemSource source, int? limit, IReadOnlyCollection<string> ids, ProblemFields? fields = null, CancellationToken cancel = default)
    {
        if (limit < 1) throw new JobException($"limit is {limit}: expected a whole number from 1");
        var (lines, missing, count) = (new MemoryStream(), new HashSet<string>(ids, StringComparer.Ordinal), 0);
        await using var stream = await source.OpenAsync(cancel);
        ProblemRecord last = default;
        await foreach (var line in ProblemReader.ReadAsync(RememberedAsync(), fields, cancel))
        {
            if (line.Problem is not { } problem || (ids.Count > 0 && !missing.Remove(problem.Id))) continue;
            lines.Write(Named(last, problem.Id, fields));
            lines.WriteByte((byte)'\n');
            if (++count == limit || (ids.Count > 0 && missing.Count == 0)) break;
        }

        if (missing.Count > 0 && count != limit) throw new JobException($"{source.Name} has no problem with the id \"{missing.Order(StringComparer.Ordinal).First()}\"");
        return new(source.Name, _ => Task.FromResult<Stream>(new MemoryStream(lines.ToArray(), writable: false)), source.FileName)
        {
            Folder = source.Folder,
            Blobs = source.Blobs,
        };

        async IAsyncEnumerable<ProblemRecord> RememberedAsync()
        {
            await foreach (var record in ProblemFiles.RecordsAsync(stream, fields, cancel)) yield return last = record;
        }
    }

    /// <summary>A record that has no id is called by its place, which changes with the lines around it.</summary>
    private static byte[] Named(ProblemRecord record, string id, ProblemFields? fields)
    {
        if (record.Name != id || JsonNode.Parse(record.Json) is not JsonObject json) return [.. record.Json!.Where(b => b is not ((byte)'\n' or (byte)'\r'))];
        json[fields?.Id ?? "id"] = id;
        return System.Text.Encoding.UTF8.GetBytes(json.ToJsonString());
    }
}
