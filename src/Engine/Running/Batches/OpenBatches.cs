using System.Globalization;
using System.Text.RegularExpressions;
using Ponder.Core.Batching;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Running.Batches;

/// <summary>The batches of a job that may be under way at a service, for somebody who gives the job up.</summary>
internal sealed partial class OpenBatches(JobFolder folder, JobModels models)
{
    /// <summary>Has them stopped; what is done by then is charged, and collected where the job is resumed. Gives how many there were.</summary>
    /// <exception cref="ModelUnavailableException">The service cannot be had.</exception>
    public async Task<int> CancelAsync(CancellationToken cancel)
    {
        if (folder.Spec.Options.Lane != Lane.Batch) return 0;
        IBatchDesk[] desks =
        [
            .. models.Proposers.Select(p => (p as IBatched<ProposerPrompt, ProposerReply>)?.Desk).OfType<IBatchDesk>(),
            .. new[] { (models.Verifier as IBatched<VerifierPrompt, VerifierReply>)?.Desk }.OfType<IBatchDesk>(),
        ];
        var count = 0;
        foreach (var batch in await OpenAsync(cancel))
        {
            foreach (var desk in desks)
            {
                var id = batch.Id ?? await desk.FindAsync(batch.Name, batch.File!, batch.Begun - TimeSpan.FromHours(1), cancel);
                if (id is null || await desk.LookAsync(id, cancel) is not { Stage: BatchStage.Working }) continue;
                await desk.CancelAsync(id, cancel);
                count++;
                break;
            }
        }

        return count;
    }

    /// <summary>Those that were ordered, or about to be, and whose end is not written.</summary>
    private async Task<List<BatchState>> OpenAsync(CancellationToken cancel)
    {
        var rounds = new SortedSet<(int Wave, int Page, int Round)>();
        await foreach (var name in folder.Store.ListAsync(folder.Names.Waves, cancel))
        {
            if (Calls().Match(name) is { Success: true } match) rounds.Add((Number(match, "wave"), Number(match, "page"), Number(match, "round")));
        }

        var open = new List<BatchState>();
        foreach (var (wave, page, round) in rounds)
            open.AddRange((await folder.Journal.CallsAsync(wave, page, round, null, cancel)).Batches.Where(batch => batch is { End: null, File: not null }));
        return open;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/waves/(?<wave>\d+)/pages/(?<page>\d+)/rounds/(?<round>\d+)\.calls-0000\.gz$")]
    private static partial Regex Calls();
}
