using System.Runtime.CompilerServices;
using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Journals;
using Ponder.Search.Pages;

namespace Ponder.Engine.Jobs;

/// <summary>A job in its store: everything that is kept of it, read and written through here.</summary>
public sealed class JobFolder
{
    /// <summary>The folder of the job.</summary>
    /// <param name="store">Where jobs are kept.</param>
    /// <param name="spec">What the job is.</param>
    public JobFolder(IStore store, JobSpec spec)
    {
        (Store, Spec, Names) = (store, spec, new(spec.Id));
        Chunks = new(store, spec);
        Journal = new(store, spec.Id);
        Texts = new(Journal);
        Outcomes = new(store, Names);
        Plans = new(store, Names, spec);
        Grants = new(store, Names, Plans, spec);
        Changes = new(store, Names, Plans);
    }

    /// <summary>Where the job is kept.</summary>
    public IStore Store { get; }

    /// <summary>What the job is.</summary>
    public JobSpec Spec { get; }

    /// <summary>Where its blobs are.</summary>
    public JobNames Names { get; }

    /// <summary>Its problems.</summary>
    public ChunkReader Chunks { get; }

    /// <summary>What has been paid for.</summary>
    internal Journal Journal { get; }

    /// <summary>The candidates' texts.</summary>
    public CandidateTexts Texts { get; }

    /// <summary>What its pages came to.</summary>
    public PageOutcomes Outcomes { get; }

    /// <summary>Its waves as planned.</summary>
    public WavePlans Plans { get; }

    /// <summary>Budget added since it was opened.</summary>
    internal BudgetGrants Grants { get; }

    /// <summary>Strategies chosen since it was opened.</summary>
    public StrategyChanges Changes { get; }

    /// <summary>Takes the job for oneself, or null while another process has it.</summary>
    public Task<ILease?> TryLeaseAsync(CancellationToken cancel = default) => Store.TryLeaseAsync(Names.Lease, cancel);

    /// <summary>
    /// Every problem, in input order, as the last page that has ended left it. Waves visit problems in order, so all of them are read side
    /// by side and
    /// every record once.
    /// </summary>
    public async IAsyncEnumerable<JobProblem> ProblemsAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var plans = await Plans.AllAsync(cancel);
        var waves = plans.Select((plan, wave) => new WaveCursor(Outcomes, wave, plan.PageSizes(Spec.Options.PageSize).Count)).ToList();
        for (var number = 0; number < Spec.Chunks; number++)
        {
            var chunk = await Chunks.ChunkAsync(number, cancel);
            for (var i = 0; i < chunk.Problems.Count; i++)
            {
                var (place, last) = (chunk.First + i, default((ProblemOutcome Outcome, PagePlace Page)?));
                foreach (var wave in waves) last = await wave.TryTakeAsync(place, cancel) ?? last;
                yield return new(place, chunk.Problems[i], last?.Outcome, last?.Page);
            }
        }
    }

    /// <summary>
    /// Of pages that have ended: what each wave spent and what of it may never have been spent, and what people should know of how the models
    /// answered.
    /// </summary>
    public async Task<(IReadOnlyList<WaveSpend> Waves, Tally Tally)> NewsAsync(CancellationToken cancel = default)
    {
        var (waves, tally, plans) = (new List<WaveSpend>(), Tally.None, await Plans.AllAsync(cancel));
        for (var wave = 0; wave < plans.Count; wave++)
        {
            var sum = new WaveSpend(default, default);
            for (var page = 0; await Outcomes.TryReadAsync(new(wave, page), cancel) is { } outcome; page++)
                (sum, tally) = (new(sum.Spend + outcome.Spent, sum.InDoubt + outcome.Doubt), tally.Plus(outcome.Tally ?? Tally.None));
            waves.Add(sum);
        }

        return (waves, tally);
    }
}

/// <summary>What a wave's pages came to.</summary>
/// <param name="Spend">All that was charged.</param>
/// <param name="InDoubt">What of it may never have been spent.</param>
public sealed record WaveSpend(Spend Spend, Spend InDoubt);

/// <summary>A problem of a job and how it stands.</summary>
/// <param name="Place">Its place in the job, from 0.</param>
/// <param name="Entry">The problem as the file has it.</param>
/// <param name="Outcome">What the last page that has ended left it as; null where none has.</param>
/// <param name="Page">That page.</param>
public sealed record JobProblem(int Place, Entry Entry, ProblemOutcome? Outcome, PagePlace? Page);
