using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Ponder.Benchmarks.Generation;
using Ponder.Core.Proposing;
using Ponder.Inference.Onnx.Language;

namespace Ponder.Benchmarks.Models;

/// <summary>
/// Several callers at once on one model, each with a page of prompts after another: tokens per second, how full the batches are, how long
/// prompts wait, and what the process holds, beside the same with one caller.
/// </summary>
internal static class TrafficBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        var options = new LanguageOptions
        {
            Folder = args.Text("--folder", ""),
            BatchRows = args.Number("--rows", 24),
            WaitSeconds = double.Parse(args.Text("--wait", "30"), CultureInfo.InvariantCulture),
            ContextLength = 512,
            Cuda = args.Contains("--cuda"),
            TopK = int.MaxValue,
            TopP = 1,
        };
        var seconds = args.Number("--seconds", 30);
        using var proposer = OnnxProposer.Open(options);
        Console.WriteLine($"{"callers",8} {"minute",7} {"tokens/s",9} {"fill",6} {"wait p50",9} {"wait p99",9} {"MiB",7}");
        foreach (var callers in args.Text("--callers", "1,2,8").Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture)))
        {
            for (var spent = 0; spent < seconds; spent += 60) await MinuteAsync(proposer, callers, Math.Min(60, seconds - spent), spent / 60);
        }

        return 0;
    }

    private static async Task MinuteAsync(OnnxProposer proposer, int callers, int seconds, int minute)
    {
        var (fills, waits, tokens) = (new ConcurrentBag<double>(), new ConcurrentBag<double>(), 0L);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name is "ponder.batch.fill" or "ponder.queue.duration") self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => (instrument.Name == "ponder.batch.fill" ? fills : waits).Add(value));
        listener.Start();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async caller =>
        {
            for (var round = 0; watch.Elapsed.TotalSeconds < seconds; round++)
            {
                var replies = await proposer.ProposeAsync([.. Enumerable.Range(0, 4).Select(i => Prompt(caller, (round * 4) + i))]);
                Interlocked.Add(ref tokens, replies.SelectMany(reply => reply.Drafts).Sum(draft => draft.Tokens));
            }
        }));
        var took = watch.Elapsed.TotalSeconds;
        double[] ordered = [.. waits.Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{callers,8} {minute,7} {tokens / took,9:0} {fills.Average(),6:0.00} {ordered[ordered.Length / 2],9:0.000} {ordered[ordered.Length * 99 / 100],9:0.000} {Process.GetCurrentProcess().WorkingSet64 >> 20,7}"));
    }

    private static ProposerPrompt Prompt(int caller, int number) => new()
    {
        Problem = $"What is {number} + {caller}?",
        Seeds = [.. Enumerable.Range(0, 3).Select(n => (ulong)((number * 100) + n))],
        Temperature = 1,
        MaxTokens = 20 + (number * 37 % 120),
    };
}
