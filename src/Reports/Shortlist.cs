using Ponder.Core.Seeds;

namespace Ponder.Reports;

/// <summary>
/// The problems a page shows of a job of any size: those that want an eye, the most urgent and earliest first, and a sample of the others,
/// which by its uniformity holds every bin of difficulty.
/// </summary>
internal sealed class Shortlist
{
    private const int Most = 400;
    private const int Others = 100;
    private readonly PriorityQueue<Entry, (Concern, int)> urgent = new(Comparer<(Concern, int)>.Create((a, b) => b.CompareTo(a)));
    private readonly PriorityQueue<Entry, ulong> sample = new(Comparer<ulong>.Create((a, b) => b.CompareTo(a)));
    private readonly SortedDictionary<Concern, int> counts = [];

    /// <summary>How many problems there were of each concern.</summary>
    public IReadOnlyDictionary<Concern, int> Counts => counts;

    /// <summary>The problems to show, in the order they are shown.</summary>
    public IReadOnlyList<Entry> Shown
    {
        get
        {
            var others = Math.Min(sample.Count, Math.Max(Others, Most - urgent.Count));
            return
            [
                .. First(urgent).Take(Most - others),
                .. First(sample).Take(others).OrderBy(entry => entry.Place),
            ];
        }
    }

    /// <summary>Considers the problem in that place of the job.</summary>
    public void Add(int place, Concern concern, Func<ReportProblem> problem)
    {
        counts[concern] = counts.GetValueOrDefault(concern) + 1;
        if (concern == Concern.None) Keep(sample, Seed.Hash($"{place}"));
        else Keep(urgent, (concern, place));

        void Keep<T>(PriorityQueue<Entry, T> queue, T priority)
        {
            if (queue.Count < Most) queue.Enqueue(new(place, problem()), priority);
            else if (queue.TryPeek(out _, out var last) && queue.Comparer.Compare(last, priority) < 0)
                queue.EnqueueDequeue(new(place, problem()), priority);
        }
    }

    private static IEnumerable<Entry> First<T>(PriorityQueue<Entry, T> queue) =>
        queue.UnorderedItems.OrderBy(item => item.Priority).Select(item => item.Element);

    /// <summary>A problem and its place in the job.</summary>
    internal sealed record Entry(int Place, ReportProblem Problem);
}
