using Ponder.Answers;
using Ponder.Answers.Equivalence;

namespace Ponder.Benchmarks.Answers;

/// <summary>
/// All pairs of answers: cold, every answer read anew for every comparison, and warm, as in a vote. In processor time, and of many short
/// stretches the fastest: what else runs on the machine takes caches and turns away, and can only slow it.
/// </summary>
internal static class Speed
{
    private const int Stretches = 15;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(0.5);

    public static void Run(IReadOnlyList<string> answers)
    {
        Report("cold", answers, (a, b) => AnswerEquivalence.AreEquivalent(Answer.Read(a), Answer.Read(b), EquivalenceOptions.Default));
        Report("warm", answers, (a, b) => AnswerEquivalence.AreEquivalent(a, b));
    }

    private static void Report(string name, IReadOnlyList<string> answers, Func<string, string, bool> same)
    {
        Count(answers, same, WarmUp);
        var measured = Enumerable.Range(0, Stretches).Select(_ => Count(answers, same, Stretch)).ToList();
        var rates = measured.Select(m => m.Count / m.Seconds).Order().ToList();
        Console.WriteLine(
            $"{name}: {rates[^1],10:N0} comparisons per second of processor time in the fastest of {Stretches} stretches, "
            + $"{rates[Stretches / 2]:N0} in the middle one ({measured.Sum(m => m.Count):N0} in all, {measured.Sum(m => m.Equal):N0} equal)");
    }

    private static (long Count, long Equal, double Seconds) Count(
        IReadOnlyList<string> answers, Func<string, string, bool> same, TimeSpan time)
    {
        var (count, equal) = (0L, 0L);
        var start = CpuClock.Now;
        for (var shift = 1; CpuClock.Now - start < time; shift++)
        {
            for (var i = 0; i < answers.Count; i++)
            {
                if (same(answers[i], answers[(i + shift) % answers.Count])) equal++;
                count++;
            }
        }
        return (count, equal, (CpuClock.Now - start).TotalSeconds);
    }
}
