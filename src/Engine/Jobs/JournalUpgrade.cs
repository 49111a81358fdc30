using System.Text.Json;
using System.Text.Json.Nodes;
using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Journals;
using Ponder.Search.Allocation;
using Ponder.Search.Solving;

namespace Ponder.Engine.Jobs;

/// <summary>
/// Brings a job of an older journal up to this one's version. In version 1 a wave's plan was one file, which becomes a plan per page. Until
/// version 2 a round had markers for all its calls together: those that no record counts become calls in doubt. Records stay as they are.
/// The spec is written last: an upgrade that was stopped is done again, with the same result.
/// </summary>
internal sealed class JournalUpgrade(IStore store, string name, byte[] content, int version)
{
    private readonly SortedDictionary<int, PagePlace> last = [];

    /// <summary>Does it; gives the job.</summary>
    public async Task<JobFolder> RunAsync(CancellationToken cancel)
    {
        var spec = version == 1 ? Spec() : JournalFormat.Parse<JobSpec>(name, content) with { Version = JournalFormat.Version };
        var (names, plans) = (new JobNames(spec.Id), new WavePlans(store, new(spec.Id), spec));
        for (var wave = 0; version == 1 && await store.TryReadAsync(names.Plan(wave), cancel) is { } plan; wave++)
        {
            var old = JournalFormat.Unpack<OldPlan>(names.Plan(wave), plan);
            if (old.Visits == 0) await PlanAsync(names.Plan(wave), wave, old, spec, plans, cancel);
            for (var page = 0; old.Visits > page * spec.Options.PageSize; page++) Visited(wave, page, await plans.PageAsync(new(wave, page), cancel));
        }

        await new OldMarkers(store, spec.Id).ToCallsAsync(cancel);
        await SummaryAsync(names.Summary, spec, cancel);
        await WriteAsync(name, JsonSerializer.SerializeToUtf8Bytes(spec, JournalFormat.Indented), cancel);
        return new(store, spec);
    }

    private async Task PlanAsync(string plan, int wave, OldPlan old, JobSpec spec, WavePlans plans, CancellationToken cancel)
    {
        var head = new WavePlan(old.Cap, old.Everyone, old.Everyone is null ? old.Assignments?.Count ?? 0 : spec.Problems, old.Note);
        var assignments = old.Everyone is { } everyone ? Enumerable.Range(0, spec.Problems).Select(p => new Assignment(p, everyone)) : old.Assignments ?? [];
        var visits = assignments.Select(a => new PageVisit(a.Problem, a.Strategy, a.Reason, last.TryGetValue(a.Problem, out var page) ? page : null)).ToList();
        if (wave > 0) head = await plans.WritePagesAsync(wave, head, visits, cancel);
        await WriteAsync(plan, JournalFormat.Pack(head), cancel);
        foreach (var (page, number) in visits.Chunk(spec.Options.PageSize).Select((page, number) => (page, number))) Visited(wave, number, page);
    }

    /// <summary>The totals hold the spec too; where they were not written, the job has not ended.</summary>
    private async Task SummaryAsync(string summary, JobSpec spec, CancellationToken cancel)
    {
        if (await store.TryReadAsync(summary, cancel) is not { } content) return;
        var json = JournalFormat.Parse<JsonObject>(summary, content);
        json["spec"] = JsonSerializer.SerializeToNode(spec, JournalFormat.Json);
        await WriteAsync(summary, JsonSerializer.SerializeToUtf8Bytes(json, JournalFormat.Indented), cancel);
    }

    private void Visited(int wave, int page, IReadOnlyList<PageVisit> visits)
    {
        foreach (var visit in visits) last[visit.Problem] = new(wave, page);
    }

    /// <summary>The spec, whose settings were stored whole.</summary>
    private JobSpec Spec() => JournalFormat.Parse<JsonObject>(name, content) is var json && json["settings"] is JsonObject settings
        ? Read(json, settings)
        : throw new JournalException($"{name} has no settings");

    private JobSpec Read(JsonObject json, JsonObject settings)
    {
        json["version"] = JournalFormat.Version;
        json["use"] = JsonSerializer.SerializeToNode(ModelUse.Of(settings.Deserialize<SearchSettings>(JournalFormat.Json)!), JournalFormat.Json);
        return JournalFormat.Parse<JobSpec>(name, JsonSerializer.SerializeToUtf8Bytes(json, JournalFormat.Json));
    }

    private Task WriteAsync(string blob, byte[] bytes, CancellationToken cancel) =>
        store.WriteAsync(blob, (stream, stop) => stream.WriteAsync(bytes, stop).AsTask(), cancel);

    /// <summary>A wave's plan in version 1; one with visits is of version 2.</summary>
    private sealed record OldPlan(Cap Cap, StrategyChoice? Everyone, IReadOnlyList<Assignment>? Assignments = null, string? Note = null, int Visits = 0);
}
