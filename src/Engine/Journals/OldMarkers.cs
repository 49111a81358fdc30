using System.Globalization;
using System.Text.RegularExpressions;
using Ponder.Core.Budgets;
using Ponder.Core.Storage;

namespace Ponder.Engine.Journals;

/// <summary>
/// The markers that versions 1 and 2 left, one for each attempt at a whole round. Those that no record counts become lost calls of their
/// round; what is written is the same however often it is done.
/// </summary>
internal sealed partial class OldMarkers(IStore store, string job)
{
    private readonly JobNames names = new(job);

    /// <summary>Does it.</summary>
    public async Task ToCallsAsync(CancellationToken cancel)
    {
        var attempts = new SortedDictionary<(int Wave, int Page, int Round), SortedDictionary<int, string>>();
        await foreach (var name in store.ListAsync(names.Waves, cancel))
        {
            if (Marker().Match(name) is not { Success: true } match) continue;
            var place = (Number(match, "wave"), Number(match, "page"), Number(match, "round"));
            if (!attempts.TryGetValue(place, out var found)) attempts[place] = found = [];
            found[Number(match, "attempt")] = name;
        }

        foreach (var ((wave, page, round), markers) in attempts) await ToCallsAsync(wave, page, round, markers, cancel);
    }

    private async Task ToCallsAsync(int wave, int page, int round, SortedDictionary<int, string> markers, CancellationToken cancel)
    {
        var record = await new Journal(store, job).TryReadAsync(wave, page, round, cancel);
        var counted = record is null ? -1 : record.Attempt + (record.Beside ?? 0) ?? int.MaxValue;
        var (lost, hash) = (default(Spend), record?.Hash ?? "");
        foreach (var name in markers.Where(m => m.Key > counted).Select(m => m.Value))
        {
            if (await store.TryReadAsync(name, cancel) is not { } content) continue;
            var marker = JournalFormat.Unpack<OldMarker>(name, content);
            (lost, hash) = (lost + marker.Worst, marker.Hash);
        }

        if (lost == default) return;
        var blob = new CallBlob { Version = JournalFormat.Version, Id = "upgrade", Hash = hash, Lost = lost };
        await store.TryCreateAsync(names.Calls(wave, page, round, 0), JournalFormat.Pack(blob), cancel);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/waves/(?<wave>\d+)/pages/(?<page>\d+)/rounds/(?<round>\d+)\.(?<attempt>\d+)\.call$")]
    private static partial Regex Marker();

    private sealed record OldMarker(string Hash, Spend Worst);
}
