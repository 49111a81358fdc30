using System.Globalization;
using System.Text;
using System.Text.Json;
using Ponder.Benchmarks.Generation;
using Ponder.Core.Retrieving;
using Ponder.Engine;
using Ponder.Engine.Jobs;
using Ponder.Evaluation.Statistics;
using Ponder.Inference.Embedded;
using Ponder.Retrieval.Folders;
using Ponder.Search.Solving;
using Ponder.TestKit.Stores;

namespace Ponder.Benchmarks.Retrieval;

/// <summary>What searching documents is worth where facts stand only there: the same problems with every number, without, and with documents.</summary>
internal static class RetrievalBenchmark
{
    private const ulong Seed = 4111;

    public static async Task<int> RunAsync(string[] args)
    {
        var (problems, n) = (FactProblem.Make(args.Number("--problems", 200), Seed), args.Number("--n", 8));
        var folder = Directory.CreateTempSubdirectory("ponder-retrieval-").FullName;
        try
        {
            var documents = Write(folder, problems);
            using var solver = EmbeddedProposer.Open();
            using var retriever = FolderRetriever.Open(Path.Combine(folder, "documents"), Path.Combine(folder, "index"));
            var models = new JobModels(new AskingProposer(solver), null) { Retriever = retriever };
            Console.WriteLine($"{problems.Count} problems with {documents} numbers' sentences in {retriever.Documents} documents, {n} solutions each, temperature 0.8, seed 1");
            Console.WriteLine();
            Console.WriteLine("| what is run | right | searches each | tokens each |");
            Console.WriteLine("|---|---|---|---|");
            var without = await RunAsync("majority, the numbers missing", $"majority:n={n}", models, [.. problems.Select(p => (p.Id, p.Text, p.Answer))]);
            var with = await RunAsync("search-o1", $"search-o1:n={n}+room=600+notes=64", models, [.. problems.Select(p => (p.Id, p.Text, p.Answer))]);
            foreach (var (name, options) in new[] { ("search-o1, documents as they are", "result=whole+"), ("search-o1, one document a search", "top=1+"), ("search-o1, one search a solution", "searches=1+") })
                await RunAsync(name, $"search-o1:n={n}+{options}room=600+notes=64", models, [.. problems.Select(p => (p.Id, p.Text, p.Answer))]);
            await RunAsync("search-o1, a retriever that fails", $"search-o1:n={n}+room=600+notes=64", models with { Retriever = new Failing() }, [.. problems.Select(p => (p.Id, p.Text, p.Answer))]);
            var whole = await RunAsync("majority, all numbers in the problem", $"majority:n={n}", models, [.. problems.Select(p => (p.Id, p.Whole, p.Answer))]);
            Console.WriteLine();
            Console.WriteLine($"search-o1 against the numbers missing: {Points(Bootstrap.Difference(with, without))}; against all numbers in the problem: {Points(Bootstrap.Difference(with, whole))}.");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Writes the documents of all problems together, in an order of their own; gives how many there are.</summary>
    private static int Write(string folder, IReadOnlyList<FactProblem> problems)
    {
        var entries = problems.SelectMany(p => p.Documents).OrderBy(d => Core.Seeds.Seed.Hash($"page {d}")).ToList();
        Directory.CreateDirectory(Path.Combine(folder, "documents"));
        File.WriteAllLines(Path.Combine(folder, "documents", "ledgers.jsonl"), entries.Select((text, i) => JsonSerializer.Serialize(new { id = $"page {i + 1}", title = "A ledger", text })));
        return entries.Count;
    }

    private static async Task<IReadOnlyList<double>> RunAsync(string name, string strategy, JobModels models, IReadOnlyList<(string Id, string Text, int Answer)> problems)
    {
        var lines = Encoding.UTF8.GetBytes(string.Concat(problems.Select(p => JsonSerializer.Serialize(new { id = p.Id, problem = p.Text, answer = FormattableString.Invariant($"{p.Answer}") }) + "\n")));
        var counted = models.Retriever is { } retriever ? new Counted(retriever) : null;
        var job = await new PonderEngine(new MemoryStore(), models with { Retriever = counted }).OpenAsync(ProblemSource.Lines(lines), new() { Strategy = StrategyChoice.Parse(strategy) });
        var summary = (await job.RunAsync()).Summary;
        var right = new List<double>();
        await foreach (var row in job.RowsAsync()) right.Add(row.Correct == true ? 1 : 0);
        var mean = Bootstrap.Mean(right);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {100 * mean.Value:0.0} % ({100 * mean.Low:0.0} to {100 * mean.High:0.0}) | {(counted?.Searches ?? 0) / (double)problems.Count:0.0} | {summary.Spend.Tokens / problems.Count:N0} |"));
        return right;
    }

    private static string Points(Estimate gain) => string.Create(CultureInfo.InvariantCulture, $"{100 * gain.Value:+0.0;-0.0;0.0} points ({100 * gain.Low:+0.0;-0.0;0.0} to {100 * gain.High:+0.0;-0.0;0.0})");

    /// <summary>Counts searches.</summary>
    private sealed class Counted(IRetriever inner) : IRetriever
    {
        private int searches;

        public int Searches => searches;

        public RetrieverIdentity Identity => inner.Identity;

        public Task<IReadOnlyList<RetrievedDocument>> SearchAsync(string query, int top, CancellationToken cancel = default)
        {
            Interlocked.Increment(ref searches);
            return inner.SearchAsync(query, top, cancel);
        }
    }

    private sealed class Failing : IRetriever
    {
        public RetrieverIdentity Identity { get; } = new("nothing", "1");

        public Task<IReadOnlyList<RetrievedDocument>> SearchAsync(string query, int top, CancellationToken cancel = default) => throw new RetrievalException("there is nothing");
    }
}
