using Ponder.Search.Pages;

namespace Ponder.Search.Reliability;

/// <summary>
/// Gathers the facts of many problems: of no more than some two thousand, evenly spread over the file, so that a job of a million
/// is told as fast.
/// </summary>
/// <param name="problems">How many will come.</param>
/// <param name="belief">The posterior over groups of answers.</param>
public sealed class PoolSketches(int problems, Belief belief)
{
    private const int Most = 2000;

    private readonly int stride = Math.Max(1, problems / Most);
    private readonly List<double[]> pools = [];
    private readonly List<double[]> drafts = [];

    /// <summary>Takes a problem in.</summary>
    public void Add(ProblemOutcome outcome)
    {
        if (outcome.Problem % stride != 0) return;
        if (outcome.Vote is { Answer: not null, Groups.Count: > 0 }) pools.Add(ConfidenceFacts.Of(outcome, belief));
        if (DraftFacts.Of(outcome) is { } draft) drafts.Add(draft);
    }

    /// <summary>The sketches of first samples, which hold on any budget.</summary>
    public IReadOnlyList<Sketch> Drafts() => Of(DraftFacts.Names, drafts);

    /// <summary>Those of first samples and of whole pools, which differ from budget to budget.</summary>
    public IReadOnlyList<Sketch> All() => [.. Drafts(), .. Of(ConfidenceFacts.Names, pools)];

    private static IReadOnlyList<Sketch> Of(IReadOnlyList<string> names, List<double[]> facts) =>
        [.. names.Select((name, place) => Sketch.Of(name, [.. facts.Select(f => f[place])])).OfType<Sketch>().Where(s => s.Fact != ConfidenceFacts.Names[0])];
}
