using Ponder.Core.Budgets;

namespace Ponder.Engine.Running;

/// <summary>
/// Runs a wave's pages, a window of them at a time, and settles them in order, so that every page's slice of the budget is the same however
/// long any of them takes. Awaits nothing but pages: an orchestrator runs it as it is.
/// </summary>
internal static class WaveLoop
{
    /// <summary>
    /// Pages after which a wave draws breath: all that are under way end before the next is opened, so that an orchestration can begin anew
    /// there with an
    /// empty history. Part of what a job is: whoever runs one breathes at the same pages.
    /// </summary>
    public const int Stretch = 500;

    /// <summary>Runs a stretch of the wave's pages, from <paramref name="from"/> on; gives what they spent.</summary>
    /// <param name="sizes">Problems on each page of the wave.</param>
    /// <param name="from">The first page of the stretch.</param>
    /// <param name="window">Pages under way at once.</param>
    /// <param name="cap">What the wave may spend from there on.</param>
    /// <param name="whole">Whether each page gets all that is left, one after the other, instead of its share.</param>
    /// <param name="run">Runs a page within its slice; gives what it spent.</param>
    public static async Task<Spend> RunAsync(IReadOnlyList<int> sizes, int from, int window, Cap cap, bool whole, Func<int, Cap, Task<Spend>> run)
    {
        var ledger = new WaveLedger(cap, sizes.Skip(from).Sum(size => (long)size), whole);
        var open = new Queue<Task<Spend>>();
        var settled = from;
        try
        {
            for (var page = from; page < Math.Min(from + Stretch, sizes.Count); page++)
            {
                if (open.Count == window) ledger.Settle(settled++, await open.Dequeue());
                open.Enqueue(run(page, ledger.Open(page, sizes[page])));
            }

            while (open.Count > 0) ledger.Settle(settled++, await open.Dequeue());
        }
        finally
        {
            if (open.Count > 0) await Task.WhenAll(open).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Current);
        }

        return ledger.Spent;
    }
}
