using Ponder.Core.Pictures;
using Ponder.Core.Problems;
using Ponder.Core.Storage;
using Ponder.Core.Voting;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Jobs;

/// <summary>Reads a job's problems chunk by chunk; the last few are kept at hand.</summary>
public sealed class ChunkReader(IStore store, JobSpec spec) : IProblemTexts
{
    private const int Kept = 32;
    private readonly JobNames names = new(spec.Id);
    private readonly Recent<int, Chunk> chunks = new(Kept);
    private readonly Recent<string, SeenPicture> pictures = new(Kept);

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
    public async Task<Problem> GetAsync(int problem, CancellationToken cancel) => (await EntryAsync(problem, cancel)).Problem;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SeenPicture>> PicturesAsync(Problem problem, CancellationToken cancel)
    {
        var seen = new List<SeenPicture>();
        foreach (var picture in problem.Pictures ?? []) seen.Add((await pictures.TryGetAsync(picture.Hash, () => LoadAsync(picture, cancel)))!);
        return seen;
    }

    /// <summary>How votes are taken on that problem; the job's own way where all its answers are of one kind, mathematics.</summary>
    public async Task<VoteOptions> VotingAsync(int problem, CancellationToken cancel) => spec.Kinds is null
        ? spec.Settings.Voting : spec.Settings.Voting.For((await GetAsync(problem, cancel)).Kind);

    private async Task<SeenPicture?> LoadAsync(Picture picture, CancellationToken cancel)
    {
        var name = names.Picture(picture.Hash);
        return new(picture, await store.TryReadAsync(name, cancel)
            ?? throw new JournalException($"{name} is not in {store.Description}: delete {names.Spec}, and run the problem file again; nothing recorded is paid again"));
    }

    private async Task<Chunk?> LoadAsync(int number, CancellationToken cancel)
    {
        var name = names.Chunk(number);
        var remedy = $"delete it and {names.Spec}, and run the problem file again; nothing recorded is paid again";
        var content = await store.TryReadAsync(name, cancel) ?? throw new JournalException($"{name} is not in {store.Description}: {remedy}");
        return JournalFormat.Unpack<Chunk>(name, content, remedy);
    }
}
