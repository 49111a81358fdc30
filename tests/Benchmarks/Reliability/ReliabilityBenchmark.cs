using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Ponder.Core.Budgets;
using Ponder.Engine;
using Ponder.Engine.Jobs;
using Ponder.Evaluation.Paper;
using Ponder.Evaluation.Reliability;
using Ponder.Hosting;
using Ponder.Search.Solving;
using Ponder.Storage.Folders;
using Ponder.WordProblems;

namespace Ponder.Benchmarks.Reliability;

/// <summary>
/// What becomes of confidences where the job is not what the calibration saw: a verifier of noise, another temperature, harder problems. And
/// whether it is told.
/// </summary>
internal static class ReliabilityBenchmark
{
    private const int LongSteps = 5;

    private static readonly (string Strategy, long TokensEach)[] Strategies = [("weighted-best-of-n:n=16", 0), ("majority:n=16", 0), ("batch", 1000)];

    public static async Task<int> RunAsync(string[] args)
    {
        var count = args is ["--problems", var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 300;
        var models = new PonderBuilder().OpenModels(new ConfigurationBuilder().Build());
        var noise = models with { Verifier = new NoiseVerifier(models.Verifier!) };
        var usual = WordProblemGenerator.Generate(Split.Test, 5005, count);
        var others = WordProblemGenerator.Generate(Split.Calibration, 5005, count);
        var harder = WordProblemGenerator.Generate(Split.Test, 5005, count * 20).Where(p => p.Steps >= LongSteps).Take(count);
        Console.WriteLine($"{"job",-26} {"strategy",-26} right  error  of the share  answered at 0.95 (right)  drift");
        foreach (var (name, problems, who, temperature) in new[]
        {
            ("like the calibration", Lines(usual), models, 0.8), ("a verifier of noise", Lines(usual), noise, 0.8),
            ("other templates", Lines(others), models, 0.8), ("temperature 1.5", Lines(usual), models, 1.5), ($"{LongSteps} steps and more", Lines(harder), models, 0.8),
        })
        {
            foreach (var (strategy, tokens) in Strategies) await MeasureAsync(name, problems, who, new()
            {
                Strategy = StrategyChoice.Parse(strategy),
                Temperature = temperature,
                Cap = tokens == 0 ? Cap.None : new(Tokens: tokens * count),
            });
        }

        return 0;
    }

    private static async Task MeasureAsync(string name, byte[] problems, JobModels models, JobOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("ponder-reliability-").FullName;
        try
        {
            var job = await new PonderEngine(new FolderStore(folder), models).OpenAsync(ProblemSource.Lines(problems), options);
            var summary = (await job.RunAsync()).Summary;
            var told = await JobReliability.OfAsync(job.Folder);
            var promise = JobReliability.Promises(job.Folder, [told.Answers], [0.95])[0];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-26} {options.Strategy.Text,-26} {summary.Accuracy:P1} {told.Row.Confidence.Error.Value,6:0.000} {told.Row.Share.Error.Value,13:0.000}  {promise.Coverage.Value,15:P1} ({promise.Accuracy:P1})  {summary.Drift?.ToString() ?? "none seen"}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Lines(IEnumerable<WordProblem> problems) => Encoding.UTF8.GetBytes(string.Concat(problems.Select(p =>
        JsonSerializer.Serialize(new { id = p.Id, problem = p.Text, answer = FormattableString.Invariant($"{p.Answer}") }) + "\n")));
}
