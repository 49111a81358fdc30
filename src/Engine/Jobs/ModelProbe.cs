using System.Text.Json.Serialization;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Core.Storage;

namespace Ponder.Engine.Jobs;

/// <summary>
/// What a job's models were found to do when it was opened, and what asking them cost, which the job is charged. Whoever goes on with the
/// job uses the same.
/// </summary>
/// <param name="Proposer">The proposer's findings; null where it is not asked.</param>
/// <param name="Verifier">The verifier's findings; null where it is not asked.</param>
/// <param name="Spend">What asking cost.</param>
/// <param name="Notes">What people should know of the servers.</param>
public sealed record ModelProbe(string? Proposer, string? Verifier, Spend Spend, IReadOnlyList<string> Notes)
{
    /// <summary>The findings of the proposers after the first, null for one that is not asked; null and left out of JSON where there is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string?>? Others { get; init; }

    /// <summary>The part of a cap that finding out may take at most.</summary>
    private const int Share = 2;

    /// <summary>
    /// Has the models find out what their servers can do, and use it. What was found in this store for the same server is used again.
    /// </summary>
    /// <exception cref="ModelUnavailableException">A server cannot be had.</exception>
    internal static async Task<ModelProbe?> AskAsync(IStore store, JobModels models, JobOptions options, CancellationToken cancel)
    {
        if (!models.Proposers.Any(p => p is IProbed) && models.Verifier is not IProbed) return null;
        var wanted = models.Needs(options.Strategy);
        var tokens = options.Cap.Tokens / Share ?? (options.Cap == Cap.None ? long.MaxValue : 0);
        var (proposers, spend) = (new List<Probed?>(), default(Spend));
        foreach (var (writer, model) in models.Proposers.Index())
        {
            proposers.Add(await AskAsync(model as IProbed, wanted, tokens - spend.Tokens));
            spend += models.Prices.Of(writer).Price(proposers[^1]?.Spend ?? default);
        }

        var verifier = await AskAsync(models.Verifier as IProbed, Abilities.None, tokens - spend.Tokens);
        spend += models.Prices.Price(new() { VerifierTokens = verifier?.Spend.Tokens ?? 0 });
        return new(proposers[0]?.Findings, verifier?.Findings, spend, [.. proposers.SelectMany(p => p?.Notes ?? []), .. verifier?.Notes ?? []])
        {
            Others = proposers.Count == 1 ? null : [.. proposers.Skip(1).Select(p => p?.Findings)],
        };

        async Task<Probed?> AskAsync(IProbed? model, Abilities abilities, long most)
        {
            if (model is null) return null;
            var name = $"servers/{model.ProbeKey}.json";
            var earlier = await store.TryReadAsync(name, cancel) is { } content ? System.Text.Encoding.UTF8.GetString(content) : null;
            var probed = await model.ProbeAsync(earlier, abilities, most, cancel);
            if (probed.Findings != earlier)
                await store.WriteAsync(name, (stream, stop) => stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(probed.Findings), stop).AsTask(), cancel);
            return probed;
        }
    }

    /// <summary>Has the models use what the job was opened with.</summary>
    internal static void Use(JobModels models, JobSpec spec)
    {
        if (spec.Probe?.Proposer is { } proposer) (models.Proposer as IProbed)?.Use(proposer);
        foreach (var (findings, model) in (spec.Probe?.Others ?? []).Zip(models.Others))
        {
            if (findings is not null) (model as IProbed)?.Use(findings);
        }

        if (spec.Probe?.Verifier is { } verifier) (models.Verifier as IProbed)?.Use(verifier);
    }
}
