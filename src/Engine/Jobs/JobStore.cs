using System.Text.Json;
using Ponder.Core.Proposing;
using Ponder.Core.Storage;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Jobs;

/// <summary>Finds jobs in a store.</summary>
public static class JobStore
{
    private const string Remedy = "delete it and run the problem file again; nothing recorded is paid again";

    /// <summary>Refuses what cannot be a job's id, before it becomes part of a name.</summary>
    /// <exception cref="JobException">It is none.</exception>
    public static void CheckId(string id) => JobIdentity.Check(id);

    /// <summary>The job of that id, whatever models began it.</summary>
    /// <exception cref="JobException">There is none, or it was begun with a version this code does not read.</exception>
    public static async Task<JobFolder> OpenAsync(IStore store, string id, CancellationToken cancel = default)
    {
        JobIdentity.Check(id);
        return await TryOpenAsync(store, id, cancel) ?? throw new JobException($"there is no job {id} in {store.Description}");
    }

    /// <summary>The job of that id, to go on with.</summary>
    /// <exception cref="JobException">There is none, or it was begun with another version or other models.</exception>
    public static async Task<JobFolder> OpenAsync(IStore store, string id, JobModels models, CancellationToken cancel = default)
    {
        var folder = await OpenAsync(store, id, cancel);
        var (spec, differs) = (folder.Spec, new List<string>());
        if (spec.Proposer != models.Proposer.Identity) differs.Add($"its proposer is {spec.Proposer}, this one is {models.Proposer.Identity}");
        var (others, given) = ((spec.Others ?? []).Select(o => o.Identity).ToList(), models.Others.Select(p => p.Identity).ToList());
        if (!others.SequenceEqual(given)) differs.Add($"its other proposers are {Names(others)}, these are {Names(given)}");
        if (spec.Verifier != models.Verifier?.Identity) differs.Add($"its verifier is {Name(spec.Verifier)}, this one is {Name(models.Verifier?.Identity)}");
        if (spec.Retriever is { } documents && documents != models.Retriever?.Identity)
            differs.Add($"its documents are {documents}, these are {Name(models.Retriever?.Identity)}");
        if (differs.Count == 0) ModelProbe.Use(models, spec);
        return differs.Count == 0 ? folder : throw new JobException($"job {id} cannot go on: {string.Join("; ", differs)}");

        static string Names(List<ModelIdentity> all) => all.Count == 0 ? "none" : string.Join(" and ", all);

        static string Name(object? identity) => identity?.ToString() ?? "none";
    }

    /// <summary>The job of that id, or null where there is none.</summary>
    internal static async Task<JobFolder?> TryOpenAsync(IStore store, string id, CancellationToken cancel)
    {
        var name = new JobNames(id).Spec;
        if (await store.TryReadAsync(name, cancel) is not { } content) return null;
        var version = JournalFormat.Parse<Stamp>(name, content, Remedy).Version;
        if (!JournalFormat.Reads(version))
            throw new JobException($"job {id} is of journal version {version}, this is version {JournalFormat.Version}: run it as a new job");
        return version == JournalFormat.Version
            ? new(store, JournalFormat.Parse<JobSpec>(name, content, Remedy))
            : await new JournalUpgrade(store, name, content, version).RunAsync(cancel);
    }

    /// <summary>Writes a new job's spec; where another was faster, its spec counts.</summary>
    internal static async Task<JobFolder> CreateAsync(IStore store, JobSpec spec, CancellationToken cancel) =>
        await store.TryCreateAsync(new JobNames(spec.Id).Spec, JsonSerializer.SerializeToUtf8Bytes(spec, JournalFormat.Indented), cancel)
            ? new(store, spec)
            : await TryOpenAsync(store, spec.Id, cancel) ?? throw new JobException($"job {spec.Id} was there and is gone");

    /// <summary>The one field that every version of a spec has.</summary>
    private sealed record Stamp(int Version);
}
