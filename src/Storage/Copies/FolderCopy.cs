using Ponder.Core.Storage;

namespace Ponder.Storage.Copies;

/// <summary>Brings one folder's copy up to date.</summary>
internal sealed class FolderCopy(BlobFolder source, CopyPlace place, CopySettings settings, Action<string>? say)
{
    /// <returns>The copy's folder.</returns>
    public async Task<string> RunAsync(CancellationToken cancel)
    {
        place.Prepare();
        using (await CopyLock.TakeAsync(place.Lock, say, settings.Time, cancel))
        {
            try
            {
                await UpdateAsync(cancel);
            }
            catch (StoreException e) when (Requests.Changed(e))
            {
                say?.Invoke($"{source.Description} was written while it was fetched: begun again");
                await UpdateAsync(cancel);
            }
        }

        return place.Files;
    }

    private async Task UpdateAsync(CancellationToken cancel)
    {
        var files = await source.ListAsync(cancel);
        var record = new CopyRecord(place.Record);
        var list = files.FirstOrDefault(file => file.Name == Sums.FileName);
        var sums = list is null ? Sums.None : await SumsAsync(list, record, cancel);
        if (sums.Names.FirstOrDefault(name => files.All(file => file.Name != name)) is { } missing)
        {
            throw new InvalidDataException(
                $"{Sums.FileName} names {missing}, which is not in {source.Description}: upload it, or take its line out");
        }

        // Hashes that are new speak for files that were fetched before them too.
        var fresh = list is not null && !record.Has(list, place.FileOf(list));
        var wanted = new List<BlobFile>();
        foreach (var file in files)
        {
            var path = place.FileOf(file);
            if (!record.Has(file, path) || (fresh && await sums.FaultAsync(file, path, cancel) is not null)) wanted.Add(file);
        }

        if (wanted.Count > 0) await FetchAsync(wanted, sums, cancel);
        Place(files, wanted, record);
    }

    private async Task<Sums> SumsAsync(BlobFile list, CopyRecord record, CancellationToken cancel)
    {
        if (record.Has(list, place.FileOf(list))) return Sums.Read(place.FileOf(list));
        await new FileFetch(source, place, settings, Sums.None, new(null, "", 0, settings.Time), null).RunAsync(list, cancel);
        return Sums.Read(place.GoodOf(list));
    }

    private async Task FetchAsync(List<BlobFile> wanted, Sums sums, CancellationToken cancel)
    {
        var left = wanted.Where(file => !File.Exists(place.GoodOf(file)))
            .Sum(file => PartFile.Left(place.PartOf(file), file.Length, settings.Range));
        if (settings.Room(place) is var room && room < left)
        {
            throw new IOException($"{source.Description} needs {CopyProgress.Size(left)} more on the disk of {place.Files}, which has "
                + $"{CopyProgress.Size(room)} free: free some, or set Ponder:ModelCache to a folder on a larger disk");
        }

        var progress = new CopyProgress(say, source.Description, left, settings.Time);
        progress.Begin(wanted.Count);
        var fetch = new FileFetch(source, place, settings, sums, progress, say);
        foreach (var file in wanted) await fetch.RunAsync(file, cancel);
        progress.End();
        if (wanted.Where(file => file.Name != Sums.FileName && !sums.Knows(file)).Select(file => file.Name).ToList() is { Count: > 0 } unknown)
        {
            say?.Invoke($"only the lengths could be checked of {string.Join(", ", unknown)}: "
                + $"neither Content-MD5 nor {Sums.FileName} tells their hashes");
        }
    }

    /// <summary>Only when all of them are there do files change their content: a copy is old or new, not half of both.</summary>
    private void Place(IReadOnlyList<BlobFile> files, List<BlobFile> wanted, CopyRecord record)
    {
        foreach (var file in wanted)
        {
            PartFile.MoveTo(place.GoodOf(file), place.FileOf(file));
            record.Add(file);
        }

        foreach (var name in record.Names.Where(name => files.All(file => file.Name != name)))
        {
            File.Delete(Path.Combine([place.Files, .. name.Split('/')]));
            record.Remove(name);
        }

        foreach (var rest in Directory.GetFiles(place.Parts)) File.Delete(rest);
    }
}
