using FsCheck;
using FsCheck.Fluent;
using Ponder.Core.Budgets;
using Ponder.Search.Allocation;
using Ponder.Search.Calibration;
using Ponder.Search.Pages;
using Ponder.Search.Reliability;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Search.Tests.Allocation;

/// <summary>Tables and standings drawn at random.</summary>
internal static class Samples
{
    public static readonly StrategyChoice[] Arms =
    [
        .. new[] { "weighted-best-of-n:n=1", "weighted-best-of-n:n=2", "weighted-best-of-n:n=4", "weighted-best-of-n:n=16", "beam-search:n=8", "revisions:n=8" }
            .Select(StrategyChoice.Parse),
    ];

    public static readonly StrategyChoice Pilot = StrategyChoice.Parse("weighted-best-of-n:n=4");

    public static Gen<CalibrationTable> Tables =>
        from rates in Gen.Choose(0, 100).ArrayOf(5 * 36 * 2)
        from costs in Gen.Choose(0, 400).ArrayOf(5 * 36)
        select Table((bin, f, t) => (rates[Place(bin, f, t)] / 100.0, rates[(5 * 36) + Place(bin, f, t)] / 300.0, costs[Place(bin, f, t)]));

    public static Gen<Standing> Standings =>
        from arm in Gen.Elements(Arms)
        from status in Gen.Elements(SolveStatus.Solved, SolveStatus.Solved, SolveStatus.Solved, SolveStatus.Partial, SolveStatus.Failed)
        from votes in Gen.Choose(0, 8).ArrayOf(3)
        from scores in Gen.Choose(0, 100).ArrayOf(3)
        from readable in Gen.Choose(0, 9)
        select new Standing(0, status)
        {
            Arm = arm,
            Pilot = readable == 0 ? PilotFacts.None : new(4, votes.Max() / 8.0, scores.Average() / 100, 60),
            Groups = [.. votes.Zip(scores).Where(g => g.First > 0).Select(g => new GroupFacts(g.First, g.Second / 100.0)).OrderByDescending(g => g.Votes * g.Score)],
        };

    public static Gen<Standing[]> Jobs =>
        from count in Gen.Choose(1, 60)
        from standings in Standings.ArrayOf(count)
        select standings.Select((s, place) => s with { Problem = place }).ToArray();

    public static Gen<Cap> Caps =>
        from tokens in Gen.Choose(0, 20_000)
        from unit in Gen.Choose(0, 3)
        select unit switch
        {
            0 => new Cap(Samples: tokens / 50),
            1 => new Cap(Money: tokens / 1000m),
            2 => new Cap(Tokens: tokens, Samples: tokens / 40),
            _ => new Cap(Tokens: tokens),
        };

    /// <summary>A table whose steps go from every arm to every later one.</summary>
    public static CalibrationTable Table(Func<int, int, int, (double Rescue, double Loss, int Cost)> step) => new()
    {
        Basis = "drawn at random",
        Looks = [.. Arms.Take(3).Select((arm, place) => new Look(arm, 1 << place, new() { Samples = 1 << place, CompletionTokens = 50 << place }, [0.8, 0.6, 0.4, 0.2]))],
        Belief = Belief.Assumed,
        Cells = [.. from bin in Enumerable.Range(1, 5) from n in (int[])[8, 16, 64] select new Cell(bin, n, Arms[(bin + n) % Arms.Length], 0.5, 0.4, 0.6, 100)],
        Steps =
        [
            .. from bin in Enumerable.Range(1, 5)
               from f in Enumerable.Range(0, Arms.Length)
               from t in Enumerable.Range(f + 1, Arms.Length - f - 1)
               let drawn = step(bin - 1, f, t)
               select new Step(bin, Arms[f], Arms[t], drawn.Rescue, drawn.Loss, new() { Samples = drawn.Cost / 50, CompletionTokens = drawn.Cost }, 100),
        ],
    };

    public static AllocationContext Context(CalibrationTable? table, bool scored = true) => new(
        table, new Tariff { ProposerParameters = 1000, CompletionPrice = 0.001m }, scored, _ => true)
    {
        Problems = 10,
    };

    private static int Place(int bin, int from, int to) => (bin * 36) + (from * 6) + to;
}
