using System.Globalization;
using System.Text.Json;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Search.Pages;
using Ponder.Search.Solving;
using Ponder.Storage.Folders;
using Ponder.TestKit.Jobs;

namespace Ponder.Benchmarks.Rows;

/// <summary>
/// A job of any size that has ended, written without running it: one page is run, and stands for all others under their own names. Files
/// are written as they are, without the store's care for crashes.
/// </summary>
internal sealed class SettledJob(string root, int problems)
{
    private const int PageSize = 64;
    private readonly FolderStore store = new(root);

    /// <summary>Writes it; gives its id.</summary>
    public async Task<string> WriteAsync()
    {
        var page = await PageAsync();
        var (spec, names) = (page.Spec with { Problems = problems, Chunks = (problems + PageSize - 1) / PageSize }, page.Names);
        var (outcome, rounds) = (await page.Outcomes.ReadAsync(new(0, 0)), new List<byte[]>());
        while (await page.Store.TryReadAsync(names.Round(0, 0, rounds.Count)) is { } round) rounds.Add(round);
        var chunk = await page.Chunks.ChunkAsync(0, default);
        for (var number = 0; number < spec.Chunks; number++)
        {
            var (first, count) = (number * PageSize, Math.Min(PageSize, problems - (number * PageSize)));
            var entries = chunk.Problems.Take(count)
                .Select((entry, i) => entry with { Problem = entry.Problem with { Id = Name(first + i) } });
            var outcomes = outcome.Problems.Take(count).Select(problem => At(problem, first, number));
            Write(names.Chunk(number), JournalFormat.Pack(new Chunk(first, [.. entries])));
            Write(names.Outcome(0, number), JournalFormat.Pack(outcome with { Problems = [.. outcomes] }));
            for (var round = 0; round < rounds.Count; round++) Write(names.Round(0, number, round), rounds[round]);
        }

        Write(names.Plan(0), JournalFormat.Pack((await page.Plans.TryReadAsync(0))! with { Visits = problems }));
        Write(names.Spec, JsonSerializer.SerializeToUtf8Bytes(spec, JournalFormat.Indented));
        await CloseAsync(spec.Id);
        return spec.Id;
    }

    /// <summary>The name of the problem in that place, from 0.</summary>
    public static string Name(int place) => string.Create(CultureInfo.InvariantCulture, $"problem-{place:D7}");

    private static async Task<JobFolder> PageAsync()
    {
        var harness = new JobHarness { File = JobHarness.Problems(PageSize) };
        var strategy = new StrategyChoice("weighted-best-of-n", new Dictionary<string, string> { ["n"] = "4" });
        var options = new JobOptions { Strategy = strategy, PageSize = PageSize, MaxTokens = 60 };
        await harness.RunAsync(options);
        return await harness.FolderAsync(options);
    }

    /// <summary>The rows and totals that a run writes at its end.</summary>
    private async Task CloseAsync(string id)
    {
        var folder = await JobStore.OpenAsync(store, id);
        var (waves, _) = await folder.NewsAsync();
        await new JobCloser().CloseAsync(await JobRun.OfAsync(folder, waves[0].Spend, default));
    }

    private static ProblemOutcome At(ProblemOutcome problem, int first, int page) => problem with
    {
        Problem = first + problem.Problem,
        Pool = [.. problem.Pool.Select(c => c with { Id = c.Id with { Page = page } })],
        Vote = problem.Vote with
        {
            Chosen = problem.Vote.Chosen is { } chosen ? chosen with { Page = page } : null,
            Groups =
            [
                .. problem.Vote.Groups.Select(g => g with { First = g.First with { Page = page }, Best = g.Best with { Page = page } }),
            ],
        },
    };

    private void Write(string name, byte[] content)
    {
        var path = store.Locate(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }
}
