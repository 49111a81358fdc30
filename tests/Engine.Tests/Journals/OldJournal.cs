using System.IO.Compression;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Inference.Embedded;
using Ponder.TestKit.Stores;

namespace Ponder.Engine.Tests.Journals;

/// <summary>A job that version 1 of the journal keeps, as the code of that time wrote it with the shipped models: read into memory afresh for every test.</summary>
/// <param name="Id">The job's id.</param>
/// <param name="Options">What it was asked.</param>
/// <param name="Folder">The folder it is in.</param>
public sealed record OldJournal(string Id, JobOptions Options, string Folder)
{
    private static string Root => Path.Combine(AppContext.BaseDirectory, "Journals", "Version1");

    /// <summary>One that an allocator ran to its end over seven waves.</summary>
    public static OldJournal Ended => new("a2879ea588118b6c", new() { Strategy = new("batch", new Dictionary<string, string>()), Cap = new(Tokens: 9000), PageSize = 4 }, "ended");

    /// <summary>One that its cap stopped, with its totals beside it.</summary>
    public static OldJournal Capped => new(
        "b69b770a07598e68",
        new() { Strategy = new("weighted-best-of-n", new Dictionary<string, string> { ["n"] = "4" }), Cap = new(Tokens: 6000), PageSize = 4 },
        "capped");

    /// <summary>The problems of both.</summary>
    public static ProblemSource Problems => ProblemSource.File(Path.Combine(Root, "problems.jsonl"));

    /// <summary>The rows that were written at its end.</summary>
    public IReadOnlyList<string> Rows()
    {
        using var rows = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(Root, $"{Folder}.rows.jsonl.gz")), CompressionMode.Decompress));
        return rows.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>A store with the job in it, but for the blobs that are left out.</summary>
    public async Task<MemoryStore> StoreAsync(Func<string, bool>? without = null)
    {
        var (store, folder) = (new MemoryStore(), Path.Combine(Root, Folder));
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (without?.Invoke(name) != true) await store.TryCreateAsync(BlobName.Check(name), await File.ReadAllBytesAsync(file));
        }

        return store;
    }

    public override string ToString() => Folder;

    /// <summary>The shipped models, with their table.</summary>
    public sealed class Models : IDisposable
    {
        private readonly EmbeddedProposer proposer = EmbeddedProposer.Open();
        private readonly EmbeddedVerifier verifier = EmbeddedVerifier.Open();

        public JobModels Job => new JobModels(proposer, verifier) is var models && ShippedCalibration.Content is { } table
            ? models.Knowing(TableFile.Parse("the shipped calibration", table, models.Strategies))
            : throw new FileNotFoundException("the shipped calibration is not beside the program");

        public void Dispose()
        {
            proposer.Dispose();
            verifier.Dispose();
        }
    }
}
