using System.Diagnostics;
using System.Globalization;
using Ponder.Engine.Exports;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.Engine.Service;
using Ponder.Storage.Folders;

namespace Ponder.Benchmarks.Rows;

/// <summary>
/// How much memory reading a job takes at its peak: exports in each format, its rows, one problem and the list of jobs. It must not
/// grow with the job. Each is a process of its own, since a peak never falls.
/// </summary>
internal static class RowsBenchmark
{
    private static readonly string[] Readings =
    [
        .. from what in new[] { "solutions", "candidates" } from format in ExportFormat.All select $"export {what} {format.Name}",
        "results jsonl", "results csv", "results parquet", "settled csv", "show", "jobs",
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["read", var root, var id, .. var reading]) return await ReadAsync(root, id, reading);
        if (args is ["write", var place, var size])
        {
            Console.WriteLine(await new SettledJob(place, int.Parse(size, CultureInfo.InvariantCulture)).WriteAsync());
            return 0;
        }

        var most = args is ["--rows", var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 100_000;
        var folder = args is [_, _, "--keep", var kept]
            ? Directory.CreateDirectory(kept).FullName
            : Directory.CreateTempSubdirectory("ponder-rows-").FullName;
        try
        {
            Console.WriteLine("    rows  reading                      seconds   peak MB   written MB");
            foreach (var rows in new[] { 10_000, 100_000, 1_000_000, most }.Where(rows => rows <= most).Distinct())
            {
                var store = Path.Combine(folder, $"{rows}");
                var job = Directory.Exists(store)
                    ? Path.GetFileName(Directory.GetDirectories(Path.Combine(store, "jobs"))[0])
                    : await new SettledJob(store, rows).WriteAsync();
                foreach (var one in Readings) await MeasureAsync(store, job, rows, one);
                if (args.Length < 4) Directory.Delete(store, recursive: true);
            }
        }
        finally
        {
            if (args.Length < 4) Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task MeasureAsync(string store, string job, int rows, string reading)
    {
        string[] arguments = ["rows", "read", store, job, .. reading.Split(' ')];
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
        var said = (await process.StandardOutput.ReadToEndAsync()).Trim();
        await process.WaitForExitAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows,8}  {reading,-26}  {said}"));
    }

    private static async Task<int> ReadAsync(string root, string id, string[] reading)
    {
        var (store, clock, written) = (new FolderStore(root), Stopwatch.StartNew(), 0L);
        var folder = await JobStore.OpenAsync(store, id);
        var path = Path.Combine(root, $"read.{string.Join('-', reading)}");
        await using (var file = File.Create(path))
        {
            await (reading switch
            {
                ["export", var what, var format] =>
                    new JobExport(folder, ExportKinds.Find(what)!.Value).WriteAsync(file, ExportFormat.Find(format)!),
                ["results", var format] => (await new StoredJobs(store).ResultsAsync(id)).WriteAsync(file, ExportFormat.Find(format)!),
                ["settled", var format] => new JobRows(folder, ended: false).WriteAsync(file, ExportFormat.Find(format)!),
                ["show"] => ProblemView.OfAsync(folder, SettledJob.Name(folder.Spec.Problems - 1)),
                _ => new StoredJobs(store).ListAsync(),
            });
            written = file.Length;
        }

        var peak = Process.GetCurrentProcess().PeakWorkingSet64;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds,8:0.0}  {peak / 1e6,8:0}  {written / 1e6,11:0}"));
        return 0;
    }
}
