using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Storage.Blobs;
using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Inference.Embedded;
using Ponder.Storage.Blobs;
using Ponder.Storage.Folders;
using Ponder.TestKit.Emulators;
using Ponder.TestKit.Stores;
using Ponder.WordProblems;

namespace Ponder.Benchmarks.Requests;

/// <summary>Requests to the store and bytes for each sample, for jobs like the demo's, in this process, in a folder and in the emulator.</summary>
internal static class RequestsBenchmark
{
    private static readonly (string Name, string N)[] Strategies = [("greedy", ""), ("majority", "16"), ("weighted-best-of-n", "16")];

    public static async Task<int> RunAsync(string[] args)
    {
        var problems = args is ["--problems", var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 120;
        var file = Encoding.UTF8.GetBytes(string.Concat(WordProblemGenerator.Generate(Split.Test, 2024, problems).Select(Line)));
        using var proposer = EmbeddedProposer.Open();
        using var verifier = EmbeddedVerifier.Open();
        var models = new JobModels(proposer, verifier);
        Console.WriteLine(
            "store   strategy            samples  writes   reads  missed  lists  leases  deletes  requests/sample  bytes written/sample  read/sample       s");
        await MeasureAsync("memory", new MemoryStore(), models, file);
        var folder = Directory.CreateTempSubdirectory("ponder-requests-").FullName;
        try
        {
            await MeasureAsync("folder", new FolderStore(folder), models, file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        await using var azurite = await Azurite.StartAsync();
        var (wire, options) = (new HttpCounter(), new BlobClientOptions());
        options.AddPolicy(wire, HttpPipelinePosition.PerRetry);
        await MeasureAsync("azurite", new AzureBlobStore(new BlobContainerClient(azurite.ConnectionString, "requests", options)), models, file, () => wire.Sent);
        return 0;
    }

    private static async Task MeasureAsync(string name, IStore store, JobModels models, byte[] file, Func<long>? wire = null)
    {
        foreach (var (strategy, n) in Strategies)
        {
            var (counted, sent, clock) = (new CountedStore(store), wire?.Invoke(), Stopwatch.StartNew());
            var options = new JobOptions
            {
                Strategy = new(strategy, n.Length > 0 ? new Dictionary<string, string> { ["n"] = n } : new()),
                Cap = new Cap(Tokens: 600_000),
            };
            var spec = (await new JobOpener(counted, models).OpenAsync(ProblemSource.Lines(file), options)).Spec;
            var run = await new JobRunner(new(counted, spec), models).RunAsync();
            await new JobCloser().CloseAsync(run);
            var (use, samples) = (counted.Now, (double)run.Spent.Samples);
            var over = wire is null ? "" : string.Create(CultureInfo.InvariantCulture, $"  over the wire {(wire() - sent!.Value) / samples:0.000} a sample");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-7} {strategy,-18} {samples,8} {use.Writes,7} {use.Reads,7} {use.Missed,7} {use.Lists,6} {use.Leases,7} {use.Deletes,8}"
                + $" {use.Requests / samples,16:0.000} {use.BytesWritten / samples,21:0.0} {use.BytesRead / samples,12:0.0} {clock.Elapsed.TotalSeconds,7:0.0}{over}"));
        }
    }

    private static string Line(WordProblem problem) =>
        JsonSerializer.Serialize(new { id = problem.Id, problem = problem.Text, answer = FormattableString.Invariant($"{problem.Answer}") }) + "\n";
}
