using System.Text.Json;
using Ponder.Answers;
using Ponder.Core.Problems;
using Ponder.Core.Storage;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Jobs;

/// <summary>Turns problems and options into a job: the same ones always into the same.</summary>
/// <param name="store">Where the job is kept.</param>
/// <param name="models">Who works on it.</param>
/// <param name="read">Told how many problems have been read.</param>
internal sealed class JobOpener(IStore store, JobModels models, IProgress<int>? read = null)
{
    /// <summary>The job, its problems in the store; nothing is spent.</summary>
    /// <param name="problems">The problems; read twice for a new job.</param>
    /// <param name="options">What is asked.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="JobException">It cannot be run as asked.</exception>
    public async Task<JobFolder> OpenAsync(ProblemSource problems, JobOptions options, CancellationToken cancel = default)
    {
        options.Check();
        var probe = await ModelProbe.AskAsync(store, models, options, cancel);
        models.Check(options);
        var spec = new JobSpec
        {
            Id = "",
            File = problems.FileName,
            Options = options,
            Use = models.Use(options),
            Proposer = models.Proposer.Identity,
            Verifier = models.Verifier?.Identity,
            Table = models.TableFor(options.Strategy),
            Confidence = models.ConfidenceFor(options.Strategy),
            Abilities = models.Proposer.Abilities,
            Probe = probe,
        };
        await using (var stream = await problems.OpenAsync(cancel)) spec = spec with { Id = await JobIdentity.OfAsync(spec, stream, cancel) };
        if (await JobStore.TryOpenAsync(store, spec.Id, cancel) is { } earlier)
        {
            ModelProbe.Use(models, earlier.Spec);
            return earlier;
        }

        (spec, var first) = await IngestAsync(spec, problems, cancel);
        if (spec.Problems == 0)
            throw new JobException(first is null ? $"{problems.Name} is empty: expected problems as JSON Lines, a JSON array, CSV or TSV" : $"{problems.Name} holds no problem: {first}");
        return await JobStore.CreateAsync(store, spec, cancel);
    }

    private async Task<(JobSpec Spec, ProblemError? First)> IngestAsync(JobSpec spec, ProblemSource problems, CancellationToken cancel)
    {
        var (names, entries, first, kinds) = (new JobNames(spec.Id), new List<Entry>(), default(ProblemError), new SortedSet<AnswerKind>());
        await store.WriteAsync(names.Errors, WriteErrorsAsync, cancel);
        return (kinds.Max > AnswerKind.Math ? spec with { Kinds = [.. kinds] } : spec, first);

        // A store may have this written more than once, so that everything counted on the way begins anew.
        async Task WriteErrorsAsync(Stream errors, CancellationToken stop)
        {
            (spec, entries, first) = (spec with { Errors = 0, Chunks = 0, Problems = 0 }, [], null);
            await foreach (var line in problems.ReadAsync(spec.Options.Fields, stop))
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
                    entries.Add(Entry.Of(problem, spec.Options, models.Proposer));
                    kinds.Add(entries[^1].Problem.Kind ?? AnswerKind.Math);
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
}
