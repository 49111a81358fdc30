using System.Globalization;
using System.Runtime.CompilerServices;
using Ponder.Core.Proposing;
using Ponder.Core.Seeds;
using Ponder.Core.Storage;
using Ponder.Core.Verifying;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.Search.Allocation;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Engine;

/// <summary>
/// The front door: answers questions and runs jobs in this process, over a store and models. Lease, journal, resume and closing are its
/// business.
/// </summary>
/// <param name="store">Where jobs are kept.</param>
/// <param name="models">Who works on them.</param>
public sealed class PonderEngine(IStore store, JobModels models)
{
    /// <summary>An engine over models at no price.</summary>
    /// <param name="store">Where jobs are kept.</param>
    /// <param name="proposer">Who writes.</param>
    /// <param name="verifier">Who scores; without one, strategies that need scores are refused.</param>
    public PonderEngine(IStore store, IProposer proposer, IVerifier? verifier = null)
        : this(store, new(proposer, verifier))
    {
    }

    /// <summary>Where jobs are kept.</summary>
    public IStore Store => store;

    /// <summary>Who works on jobs.</summary>
    public JobModels Models => models;

    /// <summary>Writes a job's page when it closes.</summary>
    /// <value>Null: no page.</value>
    public IJobReporter? Reporter { get; init; }

    /// <summary>What rows tell.</summary>
    /// <value>The solutions, and no review, by default.</value>
    public RowOptions Rows { get; init; } = new();

    /// <summary>Answers one question. The same question with the same options is answered from the journal.</summary>
    /// <param name="question">The question.</param>
    /// <param name="strategy">A strategy or allocator, with options as in <c>revisions:context=2</c>.</param>
    /// <param name="n">Its budget in sampled solutions; null is the strategy's own.</param>
    /// <param name="cancel">Stops between rounds; what was paid for is kept.</param>
    /// <returns>The answer, how sure it is, the votes and the spend.</returns>
    /// <exception cref="OptionException">There is no such strategy, or an option is out of range.</exception>
    /// <exception cref="JobException">The models cannot serve the strategy.</exception>
    public Task<ResultRow> SolveAsync(string question, string strategy = AllocatorNames.Auto, int? n = null, CancellationToken cancel = default) =>
        SolveAsync(question, new JobOptions { Strategy = AllocatorCatalogue.Parse(strategy, n, models.Strategies) }, cancel);

    /// <summary>Answers one question with all the options of a job, a cap among them.</summary>
    /// <exception cref="JobException">It cannot be run as asked.</exception>
    public async Task<ResultRow> SolveAsync(string question, JobOptions options, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(question);
        var id = Seed.Hash(question).ToString("x16", CultureInfo.InvariantCulture);
        await foreach (var row in RunAsync(ProblemSource.Of([(id, question, null)]), options, cancel)) return row;
        throw new InvalidOperationException("a job of one problem has one row");
    }

    /// <summary>Runs a problem file to its end, or goes on with it; gives a row per problem, in input order.</summary>
    /// <param name="file">JSON lines in any dialect that is read.</param>
    /// <param name="options">What is asked; null is all defaults.</param>
    /// <param name="cancel">Stops between rounds; running it again goes on.</param>
    /// <exception cref="JobException">It cannot be run as asked.</exception>
    /// <exception cref="JobBusyException">Another process runs it.</exception>
    public IAsyncEnumerable<ResultRow> RunAsync(string file, JobOptions? options = null, CancellationToken cancel = default) =>
        RunAsync(ProblemSource.File(file), options, cancel);

    /// <summary>Runs problems from anywhere to their end; gives a row per problem, in input order.</summary>
    public async IAsyncEnumerable<ResultRow> RunAsync(
        ProblemSource problems, JobOptions? options = null, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var job = await OpenAsync(problems, options, cancel: cancel);
        await job.RunAsync(cancel: cancel);
        await foreach (var row in job.RowsAsync(cancel)) yield return row;
    }

    /// <summary>Opens problems and options as a job: the same ones are the same job. Nothing is spent.</summary>
    /// <param name="problems">The problems; read twice for a new job.</param>
    /// <param name="options">What is asked; null is all defaults.</param>
    /// <param name="read">Told how many problems have been read.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="JobException">It cannot be run as asked.</exception>
    public async Task<PonderJob> OpenAsync(
        ProblemSource problems, JobOptions? options = null, IProgress<int>? read = null, CancellationToken cancel = default)
    {
        Rows.Check(models, options ?? JobOptions.Default);
        return new(await new JobOpener(store, models, read).OpenAsync(problems, options ?? JobOptions.Default, cancel), models, Reporter, Rows);
    }

    /// <summary>The job of that id, to go on with.</summary>
    /// <exception cref="JobException">There is none, or it was begun with other models.</exception>
    public async Task<PonderJob> OpenAsync(string job, CancellationToken cancel = default)
    {
        var folder = await JobStore.OpenAsync(store, job, models, cancel);
        Rows.Check(models, folder.Spec.Options);
        return new(folder, models, Reporter, Rows);
    }
}
