using System.Buffers;
using Azure.Storage.Blobs.Models;

namespace Ponder.Storage.Copies;

/// <summary>Fetches a folder's files, several ranges at once, and checks each one.</summary>
internal sealed class FileFetch(
    BlobFolder source, CopyPlace place, CopySettings settings, Sums sums, CopyProgress progress, Action<string>? say)
{
    /// <summary>Makes the file's good part, unless there is one.</summary>
    /// <exception cref="InvalidDataException">Its content is not what it should be, twice.</exception>
    public async Task RunAsync(BlobFile file, CancellationToken cancel)
    {
        if (File.Exists(place.GoodOf(file)) && await sums.FaultAsync(file, place.GoodOf(file), cancel) is null) return;
        var first = await TryAsync(file, cancel);
        if (first is null) return;
        say?.Invoke($"{file.Name} of {source.Description}: {first}; it is fetched once more");
        if (await TryAsync(file, cancel) is { } second)
            throw new InvalidDataException($"{file.Name} of {source.Description}: {second}, after fetching it twice: upload it again");
    }

    private async Task<string?> TryAsync(BlobFile file, CancellationToken cancel)
    {
        var path = place.PartOf(file);
        using (var part = new PartFile(path, file.Length, settings.Range))
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = settings.Concurrency, CancellationToken = cancel };
            await Parallel.ForEachAsync(part.Missing, options, async (at, stop) => await FetchAsync(file, part, at, stop));
        }

        if (await sums.FaultAsync(file, path, cancel) is not { } fault)
        {
            PartFile.MoveTo(path, place.GoodOf(file));
            return null;
        }

        PartFile.Delete(path);
        return fault;
    }

    private async Task FetchAsync(BlobFile file, PartFile part, long at, CancellationToken cancel)
    {
        var length = part.LengthAt(at);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var range = buffer.AsMemory(0, length);
            var options = new BlobDownloadOptions { Range = new(at, length), Conditions = new() { IfMatch = file.Tag } };
            await Requests.AskAsync("read", $"{source.Description}/{file.Name}", async () =>
            {
                using BlobDownloadStreamingResult reply = await source.File(file).DownloadStreamingAsync(options, cancel);
                await reply.Content.ReadExactlyAsync(range, cancel);
                return file;
            }, cancel);
            await part.WriteAsync(at, range, cancel);
            progress.Add(length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
