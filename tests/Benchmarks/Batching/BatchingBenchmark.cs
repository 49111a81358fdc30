using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Ponder.Benchmarks.Generation;
using Ponder.Core.Verifying;
using Ponder.Inference.Onnx;
using Ponder.Inference.Onnx.Prm;

namespace Ponder.Benchmarks.Batching;

/// <summary>
/// What a reward model's batching across callers keeps of its throughput: 64 callers with a solution each, one after the other, against one caller
/// with 64 at once, in turn and on the same model; and how long a solution waits where callers come at random.
/// </summary>
internal static class BatchingBenchmark
{
    private const int Callers = 64;
    private const int Lengths = 40;

    public static async Task<int> RunAsync(string[] args)
    {
        var folder = args.Text("--folder", Path.Combine(AppContext.BaseDirectory, "Prm"));
        var seconds = args.Number("--seconds", 4);
        using var prm = OnnxPrm.Open(folder, new OnnxOptions());
        var options = PrmOptions.Read(Path.Combine(folder, "prm.json"));
        await OneAsync(prm, 1);
        var (one, many) = (new List<double>(), new List<double>());
        for (var round = 0; round < 3; round++)
        {
            one.Add(await OneAsync(prm, seconds));
            many.Add(await ManyAsync(prm, seconds));
        }

        Console.WriteLine(Line($"one caller, batches of {Callers}: {Middle(one):N0} solutions/s; {Callers} callers of one: {Middle(many):N0}; kept {Middle(many) / Middle(one):P0}"));
        await WaitAsync(prm, options, Callers / Middle(one), seconds * 2);
        return 0;
    }

    private static async Task<double> OneAsync(OnnxPrm prm, int seconds)
    {
        var (watch, done) = (Stopwatch.StartNew(), 0);
        for (; watch.Elapsed.TotalSeconds < seconds; done += Callers) await prm.ScoreAsync([.. Enumerable.Range(done, Callers).Select(Prompt)]);
        return done / watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> ManyAsync(OnnxPrm prm, int seconds)
    {
        var (watch, done) = (Stopwatch.StartNew(), 0);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var i = caller; watch.Elapsed.TotalSeconds < seconds; i += Callers)
            {
                await prm.ScoreAsync([Prompt(i)]);
                Interlocked.Increment(ref done);
            }
        })));
        return done / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Callers at half of what the model can do: a solution waits at most for the batch being read, its own, and as long as is configured.</summary>
    private static async Task WaitAsync(OnnxPrm prm, PrmOptions options, double batchSeconds, int seconds)
    {
        var (random, watch, waits, calls) = (new Random(1), Stopwatch.StartNew(), new ConcurrentBag<double>(), new List<Task>());
        var rate = 0.5 * Callers / batchSeconds;
        for (var (due, i) = (0.0, 0); watch.Elapsed.TotalSeconds < seconds; i++)
        {
            due += -Math.Log(1 - random.NextDouble()) / rate;
            if (due > watch.Elapsed.TotalSeconds) await Task.Delay(TimeSpan.FromSeconds(due - watch.Elapsed.TotalSeconds));
            var number = i;
            calls.Add(Task.Run(async () =>
            {
                var begun = watch.Elapsed;
                await prm.ScoreAsync([Prompt(number)]);
                waits.Add((watch.Elapsed - begun).TotalMilliseconds);
            }));
        }

        await Task.WhenAll(calls);
        var sorted = waits.Order().ToList();
        var bound = options.BatchMilliseconds + (2000 * batchSeconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{sorted.Count:N0} callers at half of that: median {sorted[sorted.Count / 2]:0.0} ms, p99 {sorted[sorted.Count * 99 / 100]:0.0} ms; "
            + $"configured {options.BatchMilliseconds} ms and two batches of {1000 * batchSeconds:0.0} ms are {bound:0.0} ms"));
    }

    private static VerifierPrompt Prompt(int i) => new(
        $"What is {i} + {i}?", [new("", string.Join("\n\n", Enumerable.Range(0, 3 + (i % 5)).Select(step => string.Concat(Enumerable.Repeat($"So {i + step} is it. ", Lengths / 8)))))]);

    private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
