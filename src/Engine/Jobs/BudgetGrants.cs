using System.Text.Json;
using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Jobs;

/// <summary>
/// Budget added to a job after it was opened. A grant counts from the first wave that was not yet planned when it was given.
/// </summary>
internal sealed class BudgetGrants(IStore store, JobNames names, WavePlans plans, JobSpec spec)
{
    /// <summary>Adds to the job's budget, from its next wave on.</summary>
    /// <exception cref="JobException">It is in a unit that the job's own cap does not limit.</exception>
    public async Task AddAsync(Cap more, CancellationToken cancel = default)
    {
        var cap = spec.Options.Cap;
        if ((more.Tokens is not null && cap.Tokens is null) || (more.Samples is not null && cap.Samples is null)
            || (more.Flops is not null && cap.Flops is null) || (more.Money is not null && cap.Money is null))
        {
            throw new JobException($"{CapText.Format(more)} cannot be added: job {spec.Id} has {(cap == Cap.None ? "" : "a cap of ")}{CapText.Format(cap)}");
        }

        var wave = await plans.CountAsync(cancel);
        var content = JsonSerializer.SerializeToUtf8Bytes(more, JournalFormat.Json);
        for (var number = 0; !await store.TryCreateAsync(names.Grant(wave, number), content, cancel); number++)
        {
        }
    }

    /// <summary>The cap that wave works under: the job's own and everything granted by then.</summary>
    public async Task<Cap> CapAsync(int wave, CancellationToken cancel = default)
    {
        var cap = spec.Options.Cap;
        for (var w = 0; w <= wave; w++)
        {
            foreach (var more in await ReadAsync(w, cancel)) cap = cap.Plus(more);
        }

        return cap;
    }

    /// <summary>The cap with everything that was ever granted, found by a listing: waves need not be read.</summary>
    public async Task<Cap> AllAsync(CancellationToken cancel = default)
    {
        var cap = spec.Options.Cap;
        await foreach (var name in store.ListAsync(names.Grants, cancel))
        {
            if (await store.TryReadAsync(name, cancel) is { } content) cap = cap.Plus(Parse(name, content));
        }

        return cap;
    }

    /// <summary>Whether something was granted from that wave on.</summary>
    public async Task<bool> AnyAsync(int wave, CancellationToken cancel = default) => (await ReadAsync(wave, cancel)).Count > 0;

    private async Task<List<Cap>> ReadAsync(int wave, CancellationToken cancel)
    {
        var found = new List<Cap>();
        while (await store.TryReadAsync(names.Grant(wave, found.Count), cancel) is { } content)
            found.Add(Parse(names.Grant(wave, found.Count), content));
        return found;
    }

    private static Cap Parse(string name, byte[] content) => JournalFormat.Parse<Cap>(name, content, "delete it and grant the budget again");
}
