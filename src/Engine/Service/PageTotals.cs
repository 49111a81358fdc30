using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Service;

/// <summary>
/// What jobs' pages came to, counted from their records, so that a view is right whatever runs the job: each record is read once here. Pages
/// end nearly in order: none is opened before all but the last few have ended.
/// </summary>
public sealed class PageTotals
{
    private const int KeptJobs = 64;
    private const int AtOnce = 16;
    private readonly Recent<(string Job, DateTimeOffset? Begun), Book> books = new(KeptJobs);

    /// <summary>How each of the job's waves stands.</summary>
    /// <param name="folder">The job.</param>
    /// <param name="begun">When its run began: what is known of an earlier one is not used, since the job may have been removed meanwhile.</param>
    /// <param name="cancel">Stops the counting.</param>
    internal async Task<IReadOnlyList<WaveTotal>> OfAsync(JobFolder folder, DateTimeOffset? begun, CancellationToken cancel)
    {
        var (totals, plans) = (new List<WaveTotal>(), await folder.Plans.AllAsync(cancel));
        var book = (await books.TryGetAsync((folder.Spec.Id, begun), () => Task.FromResult<Book?>(new())))!;
        for (var wave = 0; wave < plans.Count; wave++)
        {
            var sizes = plans[wave].PageSizes(folder.Spec.Options.PageSize);
            totals.Add(await book.CountAsync(folder, wave, sizes, cancel));
        }

        return totals;
    }

    /// <summary>The pages of a job that are known to have ended.</summary>
    private sealed class Book
    {
        private readonly SortedDictionary<(int Wave, int Page), Record> pages = [];

        public async Task<WaveTotal> CountAsync(JobFolder folder, int wave, IReadOnlyList<int> sizes, CancellationToken cancel)
        {
            for (var (from, found) = (0, true); found && from < sizes.Count;)
            {
                while (from < sizes.Count && Known(wave, from) is not null) from++;
                var most = Math.Max(AtOnce, folder.Spec.Options.Window);
                var ahead = Enumerable.Range(from, Math.Min(most, sizes.Count - from)).Where(page => Known(wave, page) is null).ToList();
                found = (await Task.WhenAll(ahead.Select(page => LookAsync(folder, wave, page, cancel)))).Any(there => there);
            }

            lock (pages)
            {
                var sum = new WaveTotal(0, default, default);
                for (var page = 0; page < sizes.Count; page++)
                {
                    if (pages.TryGetValue((wave, page), out var record))
                        sum = new(sum.Settled + sizes[page], sum.Spent + record.Spent, sum.Doubt + record.Doubt);
                }

                return sum;
            }
        }

        private Record? Known(int wave, int page)
        {
            lock (pages) return pages.GetValueOrDefault((wave, page));
        }

        private async Task<bool> LookAsync(JobFolder folder, int wave, int page, CancellationToken cancel)
        {
            var name = folder.Names.Outcome(wave, page);
            if (await folder.Store.TryReadAsync(name, cancel) is not { } content) return false;
            lock (pages) pages[(wave, page)] = JournalFormat.Unpack<Record>(name, content);
            return true;
        }
    }

    /// <summary>The fields of a page's record that are counted.</summary>
    private sealed record Record(Spend Spent, Spend Doubt);
}

/// <summary>How a wave stands.</summary>
/// <param name="Settled">Problems whose page has ended.</param>
/// <param name="Spent">What those pages were charged.</param>
/// <param name="Doubt">What of it may never have been spent.</param>
internal sealed record WaveTotal(int Settled, Spend Spent, Spend Doubt);
