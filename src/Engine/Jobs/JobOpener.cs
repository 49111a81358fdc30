using System.Text.Json;
using Ponder.Answers;
using Ponder.Core.Problems;
using Ponder.Core.Proposing;
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
        if (models.Proposers.Any(p => p is IProbed))
        {
            // What no answer of a server could change is refused before asking it costs anything.
            if (models.Needs(options.Strategy).HasFlag(Abilities.Logprobs) && models.Proposers.Any(p => !p.Abilities.HasFlag(Abilities.Logprobs))) models.Check(options.Strategy);
            if (models.Proposers.Any(p => !p.Abilities.HasFlag(Abilities.See))) (await PictureHashes.NamedAsync(problems, options.Fields, cancel)).Check(models, options);
        }

        var probe = await ModelProbe.AskAsync(store, models, options, cancel);
        models.Check(options);
        var spec = new JobSpec
        {
            SpendsWhole = true,
            Id = "",
            File = problems.FileName,
            Options = options,
            Use = models.Use(options),
            Proposer = models.Proposer.Identity,
            Verifier = models.Verifier?.Identity,
            Table = models.TableFor(options.Strategy),
            Confidence = models.ConfidenceFor(options.Strategy),
            Others = models.Others.Count == 0 ? null : [.. models.Others.Select(p => new OtherProposer(p.Identity, models.AbilitiesFor(p, options.Strategy)))],
            Retriever = models.RetrieverFor(options.Strategy)?.Identity,
            Abilities = models.AbilitiesFor(options.Strategy),
            Probe = probe,
        };
        var pictures = models.Proposers.All(p => p.Abilities.HasFlag(Abilities.See)) ? await PictureHashes.OfAsync(problems, problems.Pictures(store), options.Fields, cancel) : null;
        await using (var stream = await problems.OpenAsync(cancel)) spec = spec with { Id = await JobIdentity.OfAsync(spec, stream, pictures, cancel) };
        if (await JobStore.TryOpenAsync(store, spec.Id, cancel) is { } earlier)
        {
            ModelProbe.Use(models, earlier.Spec);
            return earlier;
        }

        (spec, var first, var unjudged, var sight) = await IngestAsync(spec, problems, cancel);
        sight.Check(models, options);
        if (spec.Problems == 0)
            throw new JobException(first is null ? $"{problems.Name} is empty: expected problems as JSON Lines, a JSON array, CSV or TSV" : $"{problems.Name} holds no problem: {first}");
        return await JobStore.CreateAsync(store, unjudged is null ? spec : With(spec, unjudged), cancel);
    }

    /// <exception cref="JobException">The verifier can read none of the problems, and the job needs its scores.</exception>
    private JobSpec With(JobSpec spec, Unjudged unjudged)
    {
        var words = $"the verifier {models.Verifier!.Identity.Name} cannot read {(unjudged.Count == spec.Problems ? "any" : $"{unjudged.Count:N0}")} of the {spec.Problems:N0} problems, such as {unjudged.First}";
        return unjudged.Count < spec.Problems
            ? spec with { Probe = (spec.Probe ?? new(null, null, default, [])) with { Notes = [.. spec.Probe?.Notes ?? [], words] } }
            : throw new JobException($"{words}: name another with --verifier, or none and a strategy that needs no scores, such as majority");
    }

    private async Task<(JobSpec Spec, ProblemError? First, Unjudged? Unjudged, Sight Sight)> IngestAsync(JobSpec spec, ProblemSource problems, CancellationToken cancel)
    {
        var (names, entries, first, kinds) = (new JobNames(spec.Id), new List<Entry>(), default(ProblemError), new SortedSet<AnswerKind>());
        var (unjudged, sight, pictures) = (default(Unjudged), new Sight(), problems.Pictures(store));
        var judge = models.Scores(spec.Options.Strategy) ? models.Verifier : null;
        await store.WriteAsync(names.Errors, WriteErrorsAsync, cancel);
        return (kinds.Max > AnswerKind.Math ? spec with { Kinds = [.. kinds] } : spec, first, unjudged, sight);

        // A store may have this written more than once, so that everything counted on the way begins anew.
        async Task WriteErrorsAsync(Stream errors, CancellationToken stop)
        {
            (spec, entries, first, unjudged, sight) = (spec with { Errors = 0, Chunks = 0, Problems = 0 }, [], null, null, new());
            await foreach (var raw in problems.ReadAsync(spec.Options.Fields, stop))
            {
                var (line, seen) = await pictures.ReadAsync(raw, stop);
                if (line.Error is { } error)
                {
                    spec = spec with { Errors = spec.Errors + 1 };
                    first ??= error;
                    await JsonSerializer.SerializeAsync(errors, error, JournalFormat.Json, stop);
                    errors.WriteByte((byte)'\n');
                }
                else if (line.Problem is { } problem)
                {
                    if (judge?.Refusal(problem.Text) is { } refusal) unjudged = new(1 + (unjudged?.Count ?? 0), unjudged?.First ?? $"\"{problem.Id}\": {refusal}");
                    sight.Add(problem);
                    foreach (var picture in seen) await store.TryCreateAsync(names.Picture(picture.Picture.Hash), picture.Content, stop);
                    entries.Add(Entry.Of(problem, spec.Options, models.Proposers));
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

    /// <summary>Problems that the verifier cannot read: how many, and the first.</summary>
    private sealed record Unjudged(int Count, string First);
}
