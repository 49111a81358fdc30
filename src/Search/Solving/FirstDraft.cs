using Ponder.Core.Candidates;
using Ponder.Search.Options;

namespace Ponder.Search.Solving;

/// <summary>
/// How a vote's first sample is drawn. At temperature 0 it is what the model holds likeliest, which is right more often than a sample, and a
/// job that began with <c>greedy</c> has it already.
/// </summary>
internal sealed record FirstDraft(int N, bool Greedy)
{
    /// <summary>What the option is called.</summary>
    public const string Name = "first";

    /// <summary>The word for temperature 0.</summary>
    public const string AtZero = "greedy";

    /// <summary>The option: sampled by default.</summary>
    public static Option Option { get; } =
        Option.Word(Name, "how the first of the samples is drawn: like the others, or at temperature 0", "sampled", AtZero);

    public static FirstDraft Of(OptionValues options) => new(Samples.In(options), options.Word(Name) == AtZero);

    /// <summary>Whether what is played draws at temperature 0 first.</summary>
    public static bool IsIn(StrategyChoice choice) =>
        choice.Name == StrategyNames.Greedy || choice.Options.GetValueOrDefault(Name) == AtZero;

    /// <summary>What it asks for.</summary>
    public Demand Demand(bool scored) => new(
        Greedy && N > 1 ? [new DrawDemand(1, 1) { Scored = scored }, new DrawDemand(N - 1, 1) { Scored = scored }] : [new DrawDemand(N, 1) { Scored = scored }]);

    /// <summary>The N samples, the one at temperature 0 first.</summary>
    public async Task<IReadOnlyList<Candidate>> DrawAsync(IProblemSearch search, bool score)
    {
        if (!Greedy) return await search.DrawAsync(new(N) { Score = score });
        List<DrawRequest> requests = [new(1) { Temperature = 0, Score = score }];
        if (N > 1) requests.Add(new(N - 1) { Score = score });
        var drawn = await Task.WhenAll(requests.Select(search.DrawAsync));
        return [.. drawn.SelectMany(d => d).DistinctBy(c => c.Id)];
    }
}
