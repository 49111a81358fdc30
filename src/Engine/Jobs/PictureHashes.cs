using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Ponder.Core.Problems;
using Ponder.Engine.Files;
using Ponder.Engine.Pictures;

namespace Ponder.Engine.Jobs;

/// <summary>What a problem file's pictures hold, as one hash: the same file with another picture beside it is another job.</summary>
internal static class PictureHashes
{
    /// <summary>The hash; null where no problem has a picture. Records that have none are not read as problems, so that it costs little.</summary>
    public static async Task<string?> OfAsync(ProblemSource source, PictureReader reader, ProblemFields? fields, CancellationToken cancel)
    {
        var said = new StringBuilder();
        await using var stream = await source.OpenAsync(cancel);
        await foreach (var line in ProblemReader.ReadAsync(WithPicturesAsync(stream, fields, cancel), fields, cancel))
        {
            if (line.Problem?.Images is null) continue;
            var (read, pictures) = await reader.ReadAsync(line, cancel);
            said.Append(line.Problem.Line).AppendJoin(' ', pictures.Select(p => p.Picture.Hash)).Append(read.Error?.Message).Append('\n');
        }

        return said.Length == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{said}")));
    }

    /// <summary>How many problems name pictures; none of these is read.</summary>
    public static async Task<Sight> NamedAsync(ProblemSource source, ProblemFields? fields, CancellationToken cancel)
    {
        var sight = new Sight();
        await using var stream = await source.OpenAsync(cancel);
        await foreach (var line in ProblemReader.ReadAsync(WithPicturesAsync(stream, fields, cancel), fields, cancel))
        {
            if (line.Problem is { } problem) sight.Add(problem);
        }

        return sight;
    }

    private static async IAsyncEnumerable<ProblemRecord> WithPicturesAsync(Stream stream, ProblemFields? fields, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var record in ProblemFiles.RecordsAsync(stream, fields, cancel))
        {
            if (record.Json is { } json && (json.AsSpan().IndexOf("mages"u8) >= 0 || json.AsSpan().IndexOf("MAGES"u8) >= 0)) yield return record;
        }
    }
}
