using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Inference.Embedded;
using Ponder.Storage.Folders;
using Ponder.WordProblems;

namespace Ponder.Benchmarks.Overhead;

/// <summary>
/// What journal, ledger and pump cost: a job like the demo's in a folder, one page at a time, so that whatever is not spent inside a model
/// call is overhead.
/// </summary>
internal static class OverheadBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        var problems = args is ["--problems", var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 120;
        var file = Encoding.UTF8.GetBytes(string.Concat(WordProblemGenerator.Generate(Split.Test, 2024, problems).Select(Line)));
        var folder = Directory.CreateTempSubdirectory("ponder-overhead-").FullName;
        using var proposer = EmbeddedProposer.Open();
        using var verifier = EmbeddedVerifier.Open();
        try
        {
            var store = new FolderStore(folder);
            await MeasureAsync(store, new(proposer), new(verifier), file, "weighted-best-of-n", "2");
            Console.WriteLine("warm; what counts:");
            var (total, model) = (TimeSpan.Zero, TimeSpan.Zero);
            foreach (var (strategy, n) in new[] { ("greedy", ""), ("majority", "16"), ("weighted-best-of-n", "16") })
            {
                var (took, inside) = await MeasureAsync(store, new(proposer), new(verifier), file, strategy, n);
                (total, model) = (total + took, model + inside);
            }

            Show("the demo's three together", 0, total, model);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task<(TimeSpan Total, TimeSpan Model)> MeasureAsync(
        FolderStore store, TimedProposer proposer, TimedVerifier verifier, byte[] file, string strategy, string n)
    {
        var models = new JobModels(proposer, verifier);
        var options = new JobOptions
        {
            Strategy = new(strategy, n.Length > 0 ? new Dictionary<string, string> { ["n"] = n } : new()),
            Cap = new Cap(Tokens: 600_000),
            Window = 1,
        };
        var clock = Stopwatch.StartNew();
        var spec = (await new JobOpener(store, models).OpenAsync(ProblemSource.Lines(file), options)).Spec;
        var runner = new JobRunner(new(store, spec), models);
        await new JobCloser().CloseAsync(await runner.RunAsync());
        var (total, model) = (clock.Elapsed, proposer.Inside + verifier.Inside);
        Show(strategy, runner.RoundsCalled, total, model);
        return (total, model);
    }

    private static void Show(string what, int rounds, TimeSpan total, TimeSpan model) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what,-26} {rounds,3} rounds  {total.TotalSeconds,7:0.00} s  in the models {model.TotalSeconds,7:0.00} s  overhead {(total - model) / total:P1}"));

    private static string Line(WordProblem problem) =>
        JsonSerializer.Serialize(new
        {
            id = problem.Id,
            problem = problem.Text,
            answer = FormattableString.Invariant($"{problem.Answer}")
        }) + "\n";
}
