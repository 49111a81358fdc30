using Ponder.Answers;
using Ponder.Answers.Equivalence;

namespace Ponder.Benchmarks.Answers;

/// <summary>All pairs of answers: cold, every answer read anew for every comparison, and warm, as in a vote.</summary>
internal static class Speed
{
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(5);

    public static void Run(IReadOnlyList<string> answers)
    {
        Report("cold", answers, (a, b) => AnswerEquivalence.AreEquivalent(Answer.Read(a), Answer.Read(b), EquivalenceOptions.Default));
        Report("warm", answers, (a, b) => AnswerEquivalence.AreEquivalent(a, b));
    }

    private static void Report(string name, IReadOnlyList<string> answers, Func<string, string, bool> same)
    {
        Count(answers, same, TimeSpan.FromSeconds(1));
        var (count, equal, seconds) = Count(answers, same, Measured);
        Console.WriteLine(
            $"{name}: {count / seconds,10:N0} comparisons per second of processor time ({count:N0} in {seconds:N1} s, {equal:N0} equal)");
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
