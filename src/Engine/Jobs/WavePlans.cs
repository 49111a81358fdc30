using System.Security.Cryptography;
using Ponder.Core.Storage;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Jobs;

/// <summary>
/// A job's waves as planned: a small head per wave, and a plan per page. The head is written last and names the mark of its pages' plans,
/// so that two
/// planners at once leave one plan that counts, whole.
/// </summary>
public sealed class WavePlans(IStore store, JobNames names, JobSpec spec)
{
    private const int Kept = 64;
    private const string Again = "delete it and resume; the wave is planned again from what was recorded";
    private readonly Recent<int, WavePlan> heads = new(Kept);
    private readonly Recent<PagePlace, IReadOnlyList<PageVisit>> pages = new(Kept);

    /// <summary>The wave's plan, or null where it is not planned.</summary>
    public Task<WavePlan?> TryReadAsync(int wave, CancellationToken cancel = default) => heads.TryGetAsync(wave, async () =>
    {
        var name = names.Plan(wave);
        return await store.TryReadAsync(name, cancel) is { } content ? JournalFormat.Unpack<WavePlan>(name, content, Again) : null;
    });

    /// <summary>Every wave planned so far.</summary>
    public async Task<IReadOnlyList<WavePlan>> AllAsync(CancellationToken cancel = default)
    {
        var plans = new List<WavePlan>();
        while (await TryReadAsync(plans.Count, cancel) is { } plan) plans.Add(plan);
        return plans;
    }

    /// <summary>How many waves are planned: the number of the next one.</summary>
    public async Task<int> CountAsync(CancellationToken cancel = default) => (await AllAsync(cancel)).Count;

    /// <summary>What the page visits.</summary>
    /// <exception cref="JournalException">Its wave is not planned, or its plan is gone.</exception>
    public async Task<IReadOnlyList<PageVisit>> PageAsync(PagePlace page, CancellationToken cancel = default)
    {
        var plan = await TryReadAsync(page.Wave, cancel)
            ?? throw new JournalException($"wave {page.Wave} of job {spec.Id} is not planned");
        if (plan.Mark is not { } mark) return First(plan, page.Page);
        var name = names.PagePlan(page.Wave, page.Page, mark);
        return await pages.TryGetAsync(page, async () =>
            await store.TryReadAsync(name, cancel) is { } content ? JournalFormat.Unpack<IReadOnlyList<PageVisit>>(name, content, Again) : null)
            ?? throw new JournalException($"{name} is not in {store.Description}");
    }

    /// <summary>The page of the wave that visits the problem, and with what; null where none does.</summary>
    /// <param name="wave">The wave, from 0.</param>
    /// <param name="problem">The problem's place in the job, from 0.</param>
    /// <param name="cancel">Stops the search; it reads few pages, since they are in the order of their problems.</param>
    internal async Task<(PagePlace Page, PageVisit Visit)?> FindAsync(int wave, int problem, CancellationToken cancel)
    {
        if (await TryReadAsync(wave, cancel) is not { } plan) return null;
        for (var (low, high) = (0, plan.PageSizes(spec.Options.PageSize).Count - 1); low <= high;)
        {
            var page = new PagePlace(wave, (low + high) / 2);
            var visits = await PageAsync(page, cancel);
            if (problem < visits[0].Problem) high = page.Page - 1;
            else if (problem > visits[^1].Problem) low = page.Page + 1;
            else return visits.FirstOrDefault(v => v.Problem == problem) is { } visit ? (page, visit) : null;
        }

        return null;
    }

    /// <summary>Writes the first wave's plan: every problem in its place.</summary>
    public Task CreateAsync(WavePlan plan, CancellationToken cancel = default) =>
        store.TryCreateAsync(names.Plan(0), JournalFormat.Pack(plan), cancel);

    /// <summary>Writes a later wave's plan, unless it is planned already.</summary>
    /// <param name="wave">The wave, from 1.</param>
    /// <param name="plan">Its head, without a mark.</param>
    /// <param name="visits">Whom it visits, in order of their places.</param>
    /// <param name="cancel">Stops the writing; without its head a plan does not count.</param>
    public async Task CreateAsync(int wave, WavePlan plan, IEnumerable<PageVisit> visits, CancellationToken cancel = default)
    {
        plan = await WritePagesAsync(wave, plan, visits, cancel);
        await store.TryCreateAsync(names.Plan(wave), JournalFormat.Pack(plan), cancel);
    }

    /// <summary>Writes the pages' plans; gives the head with their mark.</summary>
    internal async Task<WavePlan> WritePagesAsync(int wave, WavePlan plan, IEnumerable<PageVisit> visits, CancellationToken cancel)
    {
        var contents = visits.Chunk(spec.Options.PageSize).Select(page => JournalFormat.Pack<IReadOnlyList<PageVisit>>(page)).ToList();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var content in contents) hash.AppendData(content);
        var mark = Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
        for (var page = 0; page < contents.Count; page++)
            await store.TryCreateAsync(names.PagePlan(wave, page, mark), contents[page], cancel);
        return plan with { Mark = mark };
    }

    private List<PageVisit> First(WavePlan plan, int page)
    {
        var first = page * spec.Options.PageSize;
        var problems = Enumerable.Range(first, Math.Min(spec.Options.PageSize, plan.Visits - first));
        return [.. problems.Select(problem => new PageVisit(problem, plan.Everyone!))];
    }
}
