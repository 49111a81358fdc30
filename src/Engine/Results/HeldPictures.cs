using Ponder.Core.Pictures;
using Ponder.Engine.Jobs;
using Ponder.Engine.Pictures;

namespace Ponder.Engine.Results;

/// <summary>
/// Reads a job's pictures for a page or a reply that holds them in itself, each once: as many, from the first on, as there is room for. Nothing is taken
/// that is not what the job recorded of it.
/// </summary>
/// <param name="folder">The job.</param>
/// <param name="bytes">Bytes of content that there is room for; as data URLs they take a third more.</param>
public sealed class HeldPictures(JobFolder folder, int bytes)
{
    /// <summary>Pixels of a picture: a small file may claim more than a browser can draw.</summary>
    private const long MostPixels = 40_000_000;

    /// <summary>How many that do not fit are looked at: a smaller one may come behind them.</summary>
    private const int MostMissed = 20;

    /// <summary>Their data URLs by their hashes; a picture without one is too large for what room is left, not there, or another.</summary>
    /// <param name="pictures">The pictures, the most wanted first.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(IEnumerable<ProblemPicture> pictures, CancellationToken cancel = default)
    {
        var (held, left, missed) = (new OrderedDictionary<string, string>(StringComparer.Ordinal), bytes, 0);
        foreach (var picture in pictures.DistinctBy(p => p.Hash))
        {
            if (missed == MostMissed) break;
            if ((long)picture.Width * picture.Height > MostPixels) continue;
            if (await TryReadAsync(picture, left, cancel) is { } seen)
            {
                held[picture.Hash] = seen.DataUrl;
                left -= seen.Content.Length;
            }
            else
            {
                missed++;
            }
        }

        return held;
    }

    private async Task<SeenPicture?> TryReadAsync(ProblemPicture picture, int most, CancellationToken cancel)
    {
        await using var stream = await folder.Store.TryOpenAsync(folder.Names.Picture(picture.Hash), cancel);
        if (stream is null || await PictureContent.TryReadAsync(stream, most, cancel) is not { } content) return null;
        return SeenPicture.TryOf(content) is { } seen && seen.Picture == new Picture(picture.Hash, picture.Type, picture.Width, picture.Height) ? seen : null;
    }
}
