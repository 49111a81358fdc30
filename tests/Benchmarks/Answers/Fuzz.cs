using System.Diagnostics;
using Ponder.Answers;
using Ponder.Answers.Equivalence;
using Ponder.TestKit.Answers;

namespace Ponder.Benchmarks.Answers;

/// <summary>Random and mutated strings: none may throw or take more than 5 ms of processor time to extract, read and compare.</summary>
internal static class Fuzz
{
    private const double Limit = 5;
    private const int Repeats = 30;
    private const int Shown = 10;
    private static readonly int Kinds = AnswerKinds.Names.Count;

    public static int Run(IReadOnlyList<string> good, int count)
    {
        var strings = new MutatedAnswers(good, seed: 2);
        var (thrown, last) = (0, good[0]);
        var slow = new List<(double Milliseconds, string A, string B)>();
        foreach (var answer in good) Work(answer, last);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            var (a, b) = (strings.Next(), last);
            last = a;
            try
            {
                var time = Time(a, b);
                if (time > Limit) time = CpuTime(a, b);
                if (time > Limit / 2) slow.Add((time, a, b));
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                if (thrown++ < Shown) Console.WriteLine($"threw: {a} | {b}: {error}");
            }
        }
        foreach (var (time, a, b) in slow.OrderByDescending(s => s.Milliseconds).Take(Shown))
            Console.WriteLine($"{time,6:N1} ms: {a} | {b}");
        var over = slow.Count(s => s.Milliseconds > Limit);
        Console.WriteLine(
            $"{count:N0} strings in {watch.Elapsed.TotalSeconds:N0} s: {thrown} threw, {over} took over {Limit} ms of processor time");
        return thrown + over == 0 ? 0 : 1;
    }

    /// <summary>The mean of several runs, since the processor's clock is coarse.</summary>
    private static double CpuTime(string a, string b)
    {
        var start = CpuClock.Now;
        for (var i = 0; i < Repeats; i++) Work(a, b);
        return (CpuClock.Now - start).TotalMilliseconds / Repeats;
    }

    private static double Time(string a, string b)
    {
        var start = Stopwatch.GetTimestamp();
        Work(a, b);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void Work(string a, string b)
    {
        AnswerExtractor.Extract(a);
        AnswerEquivalence.AreEquivalent(Answer.Read(a), Answer.Read(b), EquivalenceOptions.Default);
        var kind = (AnswerKind)(a.Length % Kinds);
        if (kind == AnswerKind.Math) return;
        AnswerExtractor.Extract(a, new ExtractionOptions { Kind = kind, Problem = b });
        AnswerEquivalence.AreEquivalent(a, b, new EquivalenceOptions { Kind = kind });
        AnswerKinds.Find(a, b);
    }
}
