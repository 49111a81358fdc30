using System.Diagnostics;
using Ponder.Core.Proposing;
using Ponder.Inference.Embedded;
using Ponder.Inference.Onnx;
using Ponder.Inference.Onnx.Language;
using Ponder.WordProblems;

namespace Ponder.Benchmarks.Generation;

/// <summary>
/// Every sample is written twice: problem by problem on one thread, then in calls of random sizes, in random order, beside other
/// problems and stopped continuations, on one to three threads, with little or nothing remembered. Each text must come out the same.
/// </summary>
internal static class CompanyBenchmark
{
    private const int PerProblem = 500;

    public static async Task<int> RunAsync(string[] args)
    {
        var samples = args.Number("--samples", 100_000);
        var count = (samples + PerProblem - 1) / PerProblem;
        var folder = args.Text("--folder", "");
        var tokens = args.Number("--tokens", 220);
        string[] problems = folder.Length > 0 ? [.. Enumerable.Range(1, count).Select(i => $"What is {i} + {i * i}?")]
            : [.. WordProblemGenerator.Generate(Split.Test, 6, count).Select(problem => problem.Text)];
        var watch = Stopwatch.StartNew();
        var expected = new Draft[samples];
        using (var alone = Open(folder, 1, 256 << 20))
        {
            for (var at = 0; at < samples; at += PerProblem)
            {
                var indices = Enumerable.Range(at, Math.Min(PerProblem, samples - at)).ToArray();
                (await alone.Proposer.ProposeAsync([Prompt(problems, indices, tokens)]))[0].Drafts.ToArray().CopyTo(expected, at);
            }
        }
        var (written, texts) = (expected.Sum(draft => (long)draft.Tokens), expected.Distinct().Count());
        Console.WriteLine($"{samples:n0} samples, {written:n0} tokens, {texts:n0} different texts: {watch.Elapsed.TotalSeconds:n0} s");

        var order = new Random(11);
        var places = Enumerable.Range(0, samples).ToArray();
        order.Shuffle(places);
        var (done, calls, different) = (0, 0, 0);
        while (done < samples)
        {
            using var company = Open(folder, 1 + calls % 3, calls % 2 << 22);
            for (var call = 0; call < 10 && done < samples; call++, calls++)
            {
                var taken = places.AsSpan(done, Math.Min(samples - done, (int)Math.Exp(order.NextDouble() * Math.Log(8000)))).ToArray();
                done += taken.Length;
                different += await Different(company.Proposer, problems, taken, expected, tokens);
            }
        }
        Console.WriteLine($"in {calls:n0} calls of shuffled company: {different:n0} came out different: {watch.Elapsed.TotalSeconds:n0} s");
        return different == 0 ? 0 : 1;
    }

    private static Opened Open(string folder, int threads, long cacheBytes) => new(folder.Length == 0
        ? EmbeddedProposer.Open(new OnnxOptions { Workers = threads, CacheBytes = cacheBytes })
        : OnnxProposer.Open(new() { Folder = folder, Threads = threads, CacheBytes = cacheBytes, TopK = int.MaxValue, TopP = 1 }));

    private static async Task<int> Different(IProposer company, string[] problems, int[] taken, Draft[] expected, int tokens)
    {
        var groups = taken.GroupBy(place => place / PerProblem).Select(group => group.ToArray()).ToList();
        // Neighbours that stop early, go on from elsewhere, and are thrown away.
        var others = groups.Where((_, i) => i % 4 == 0).Select(group => Prompt(problems, group, tokens) with { Steps = 1, Temperature = 1.1 });
        var replies = await company.ProposeAsync([.. groups.Select(group => Prompt(problems, group, tokens)), .. others]);
        return groups.Zip(replies).Sum(pair => pair.First.Zip(pair.Second.Drafts).Count(draft => draft.Second != expected[draft.First]));
    }

    private static ProposerPrompt Prompt(string[] problems, int[] places, int tokens) => new()
    {
        Problem = problems[places[0] / PerProblem],
        Seeds = [.. places.Select(place => (ulong)place)],
        Temperature = 0.8,
        MaxTokens = tokens,
    };

    private sealed record Opened(IProposer Proposer) : IDisposable
    {
        public void Dispose() => ((IDisposable)Proposer).Dispose();
    }
}
