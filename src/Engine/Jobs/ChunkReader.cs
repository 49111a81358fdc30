using Ponder.Core.Storage;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Jobs;

/// <summary>Reads a job's problems chunk by chunk; the last few are kept at hand.</summary>
public sealed class ChunkReader(IStore store, JobSpec spec) : IProblemTexts
{
    private const int Kept = 32;
    private readonly JobNames names = new(spec.Id);
    private readonly Recent<int, Chunk> chunks = new(Kept);

    /// <summary>The chunk of that number.</summary>
    /// <exception cref="JournalException">It is not in the store.</exception>
    public async Task<Chunk> ChunkAsync(int number, CancellationToken cancel) => (await chunks.TryGetAsync(number, () => LoadAsync(number, cancel)))!;

    /// <summary>The problem in that place of the job.</summary>
    public async Task<Entry> EntryAsync(int problem, CancellationToken cancel)
    {
        var chunk = await ChunkAsync(problem / spec.Options.PageSize, cancel);
        return chunk.Problems[problem - chunk.First];
    }

    /// <inheritdoc/>
    public async Task<string> GetAsync(int problem, CancellationToken cancel) => (await EntryAsync(problem, cancel)).Problem.Text;

    private async Task<Chunk?> LoadAsync(int number, CancellationToken cancel)
    {
        var name = names.Chunk(number);
        var remedy = $"delete it and {names.Spec}, and run the problem file again; nothing recorded is paid again";
        var content = await store.TryReadAsync(name, cancel) ?? throw new JournalException($"{name} is not in {store.Description}: {remedy}");
        return JournalFormat.Unpack<Chunk>(name, content, remedy);
    }
}
