using System.Text.Json;
using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Search.Solving;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;

namespace Ponder.Reports.Tests;

/// <summary>Pages of jobs over scripted models.</summary>
internal static class JobPages
{
    /// <summary>Bytes a page may have.</summary>
    public const int Most = 3_000_000;

    public static Task<byte[]> OfAsync(string strategy, Cap cap, string? problems = null) =>
        OfAsync(JobHarness.Options() with { Strategy = new StrategyChoice(strategy, new Dictionary<string, string>()), Cap = cap }, problems ?? JobHarness.Problems(60));

    public static async Task<byte[]> OfAsync(JobOptions options, string problems, string? file = null)
    {
        var harness = new JobHarness { File = problems, FileName = file, Store = new() { Times = Time }, Reporter = new JobReporter() };
        var (summary, _, _) = await harness.RunAsync(options);
        return harness.Store.Blobs[new JobNames(summary.Job).Report];
    }

    /// <summary>A minute and five seconds from the beginning to the last answer.</summary>
    private static DateTimeOffset? Time(string name) =>
        new DateTimeOffset(2026, 11, 28, 8, 0, 0, TimeSpan.Zero).AddSeconds(name.EndsWith("spec.json", StringComparison.Ordinal) ? 0 : 65);

    /// <summary>Problems with those ids and answers.</summary>
    public static string Named(IEnumerable<(string Id, string Answer)> names) => string.Concat(names.Select((name, i) =>
        JsonSerializer.Serialize(new { id = name.Id, problem = ScriptedProposer.Problem(2, 50, i), answer = name.Answer }) + "\n"));

    /// <summary>Problems of three thousand characters each.</summary>
    public static string Long(int count) => string.Concat(Enumerable.Range(0, count).Select(i =>
        JsonSerializer.Serialize(new { id = $"p{i}", problem = $"5 steps, 50% right, {new string('数', 3000)} answer {i}", answer = $"{i}" }) + "\n"));
}
