using System.Diagnostics;
using System.Globalization;
using Ponder.Benchmarks.Requests;
using Ponder.Core.Storage;
using Ponder.Engine.Running;
using Ponder.Storage.Folders;
using Ponder.TestKit.Stores;

namespace Ponder.Benchmarks.Plans;

/// <summary>What opening one page of a wave that visits every problem costs, and reading what it came to: it must not grow with the wave.</summary>
internal static class PlansBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        var most = args is ["--problems", var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 100_000;
        await MeasureAsync(new MemoryStore(), 1000, _ => { });
        Console.WriteLine("store    problems  worker  activity         ms   reads       bytes");
        foreach (var problems in new[] { 1000, 10_000, 100_000, most }.Where(p => p <= most).Distinct())
        {
            await MeasureAsync(new MemoryStore(), problems, row => Console.WriteLine($"memory   {row}"));
            var folder = Directory.CreateTempSubdirectory("ponder-plans-").FullName;
            try
            {
                await MeasureAsync(new FolderStore(folder), problems, row => Console.WriteLine($"folder   {row}"));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return 0;
    }

    private static async Task MeasureAsync(IStore store, int problems, Action<string> show)
    {
        var counted = new CountedStore(store);
        var job = new WaveJob(counted, problems);
        await job.CreateAsync();
        var middle = job.Pages / 2;
        for (var page = middle; page < middle + 3; page++) await PageAsync(job.FreshAsync, 0, page, (_, work) => work());

        await PageAsync(job.FreshAsync, 1, middle, (name, work) => TimeAsync($"fresh   {name}", work));
        var warm = await job.FreshAsync();
        await PageAsync(() => Task.FromResult(warm), 1, middle + 1, (_, work) => work());
        await PageAsync(() => Task.FromResult(warm), 1, middle + 2, (name, work) => TimeAsync($"warm    {name}", work));

        async Task TimeAsync(string name, Func<Task> work)
        {
            var (before, clock) = (counted.Read, Stopwatch.StartNew());
            await work();
            var (time, after) = (clock.Elapsed, counted.Read);
            show(string.Create(CultureInfo.InvariantCulture,
                $"{problems,8}  {name,-15}  {time.TotalMilliseconds,9:0.0}  {after.Reads - before.Reads,6}  {after.Bytes - before.Bytes,10}"));
        }
    }

    private static async Task PageAsync(Func<Task<PageRunner>> worker, int wave, int page, Func<string, Func<Task>, Task> around)
    {
        await around("open", async () => await WaveJob.OpenAsync(await worker(), wave, page));
        await WaveJob.RunAsync(await worker(), wave, page);
        await around("read", async () => await WaveJob.RunAsync(await worker(), wave, page));
    }
}
