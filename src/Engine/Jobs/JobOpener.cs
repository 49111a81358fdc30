using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ponder.Core.Problems;
using Ponder.Core.Storage;
using Ponder.Core.Verifying;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Jobs;

/// <summary>Turns a problem file and options into a job: the same ones always into the same.</summary>
/// <param name="store">Where the job is kept.</param>
/// <param name="models">Who works on it.</param>
/// <param name="read">Told how many problems have been read.</param>
public sealed class JobOpener(IStore store, JobModels models, IProgress<int>? read = null)
{
    /// <summary>The job, its problems in the store; nothing is spent.</summary>
    /// <param name="open">Opens the problem file from its beginning; called twice for a new job.</param>
    /// <param name="options">What is asked.</param>
    /// <param name="file">What to call the problem file in messages.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="JobException">It cannot be run as asked.</exception>
    public async Task<JobSpec> OpenAsync(
        Func<Task<Stream>> open, JobOptions options, string file = "the problem file", CancellationToken cancel = default)
    {
        Check(options);
        models.Check(options.Strategy);
        if (options.Cap.Money is not null && models.Prices is { PromptPrice: 0, CompletionPrice: 0, VerifierPrice: 0 })
            throw new JobException("a budget in usd needs the models' prices, and none are set");
        var spec = new JobSpec
        {
            Id = "",
            Options = options,
            Settings = models.Settings(options),
            Proposer = models.Proposer.Identity,
            Verifier = models.Verifier?.Identity,
            Table = models.TableFor(options.Strategy),
            Abilities = models.Proposer.Abilities,
        };
        await using (var stream = await open())
        {
            if (!stream.CanSeek) throw new JobException($"{file} can be read only once: expected a regular file");
            spec = spec with { Id = await IdAsync(spec, stream, cancel) };
        }

        if (await TryLoadAsync(store, spec.Id, cancel) is { } earlier) return earlier;

        await using var problems = await open();
        (spec, var first) = await IngestAsync(spec, problems, cancel);
        if (spec.Problems == 0)
            throw new JobException(first is null ? $"{file} is empty: expected one JSON object per line" : $"{file} holds no problem: {first}");
        return await store.TryCreateAsync(new JobNames(spec.Id).Spec, JsonSerializer.SerializeToUtf8Bytes(spec, JournalFormat.Indented), cancel)
            ? spec
            : await TryLoadAsync(store, spec.Id, cancel) ?? throw new JobException($"job {spec.Id} was there and is gone");
    }

    /// <summary>The job of that id, to go on with.</summary>
    /// <exception cref="JobException">There is none, or it was begun with another version or other models.</exception>
    public async Task<JobSpec> LoadAsync(string id, CancellationToken cancel = default)
    {
        var spec = await ReadAsync(store, id, cancel);
        var differs = new List<string>();
        if (spec.Proposer != models.Proposer.Identity) differs.Add($"its proposer is {spec.Proposer}, this one is {models.Proposer.Identity}");
        if (spec.Verifier != models.Verifier?.Identity) differs.Add($"its verifier is {Name(spec.Verifier)}, this one is {Name(models.Verifier?.Identity)}");
        return differs.Count == 0 ? spec : throw new JobException($"job {id} cannot go on: {string.Join("; ", differs)}");

        static string Name(object? identity) => identity?.ToString() ?? "none";
    }

    /// <summary>The job of that id, whatever models began it.</summary>
    /// <exception cref="JobException">There is none, or it was begun with another version.</exception>
    public static async Task<JobSpec> ReadAsync(IStore store, string id, CancellationToken cancel = default)
    {
        CheckId(id);
        return await TryLoadAsync(store, id, cancel) ?? throw new JobException($"there is no job {id} in {store.Description}");
    }

    /// <summary>Refuses what cannot be a job's id, before it becomes part of a name.</summary>
    /// <exception cref="JobException">It is none.</exception>
    public static void CheckId(string id)
    {
        if (id.Length != 16 || !id.All(char.IsAsciiHexDigitLower)) throw new JobException($"\"{id}\" is no job id: expected 16 hexadecimal digits");
    }

    internal static void Check(JobOptions options)
    {
        Range("page-size", options.PageSize, 1, 256);
        Range("window", options.Window, 1, 64);
        Range("max-tokens", options.MaxTokens ?? 1, 1, 1_000_000);
        if (options.Aggregation is { } aggregation && !Enum.IsDefined(aggregation))
            throw new JobException($"aggregation is {aggregation}: expected one of {string.Join(", ", Enum.GetNames<Aggregation>()).ToLowerInvariant()}");
        if (!(options.Temperature is >= 0 and <= 5)) throw new JobException($"temperature is {options.Temperature}: expected a number from 0 to 5");

        static void Range(string name, int value, int min, int max)
        {
            if (value < min || value > max) throw new JobException($"{name} is {value}: expected a whole number from {min} to {max}");
        }
    }

    private static async Task<string> IdAsync(JobSpec spec, Stream problems, CancellationToken cancel)
    {
        var content = Convert.ToHexStringLower(await SHA256.HashDataAsync(problems, cancel));
        var options = JsonSerializer.Serialize(spec, JournalFormat.Json);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{content}\n{options}")))[..16];
    }

    private static async Task<JobSpec?> TryLoadAsync(IStore store, string id, CancellationToken cancel)
    {
        var name = new JobNames(id).Spec;
        if (await store.TryReadAsync(name, cancel) is not { } content) return null;
        var remedy = "delete it and run the problem file again; nothing recorded is paid again";
        if (JournalFormat.Parse<Stamp>(name, content, remedy) is { Version: not JournalFormat.Version } other)
            throw new JobException($"job {id} is of journal version {other.Version}, this is version {JournalFormat.Version}: run it as a new job");
        return JournalFormat.Parse<JobSpec>(name, content, remedy);
    }

    private async Task<(JobSpec Spec, ProblemError? First)> IngestAsync(JobSpec spec, Stream problems, CancellationToken cancel)
    {
        var (names, entries, first) = (new JobNames(spec.Id), new List<Entry>(), default(ProblemError));
        await store.WriteAsync(names.Errors, WriteErrorsAsync, cancel);
        return (spec, first);

        async Task WriteErrorsAsync(Stream errors, CancellationToken stop)
        {
            await foreach (var line in ProblemReader.ReadAsync(problems, stop))
            {
                if (line.Error is { } error)
                {
                    spec = spec with { Errors = spec.Errors + 1 };
                    first ??= error;
                    await JsonSerializer.SerializeAsync(errors, error, JournalFormat.Json, stop);
                    errors.WriteByte((byte)'\n');
                }
                else if (line.Problem is { } problem)
                {
                    var reading = models.Proposer.Read(problem.Text);
                    entries.Add(new(problem, reading.Tokens, reading.Refusal));
                    if (entries.Count == spec.Options.PageSize) await FlushAsync();
                }
            }

            if (entries.Count > 0) await FlushAsync();
        }

        async Task FlushAsync()
        {
            await store.TryCreateAsync(names.Chunk(spec.Chunks), JournalFormat.Pack(new Chunk(spec.Problems, entries)), cancel);
            spec = spec with { Chunks = spec.Chunks + 1, Problems = spec.Problems + entries.Count };
            entries = [];
            read?.Report(spec.Problems);
        }
    }

    /// <summary>The one field that every version of a spec has.</summary>
    private sealed record Stamp(int Version);
}
