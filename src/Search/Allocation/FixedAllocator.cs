using Ponder.Core.Budgets;
using Ponder.Search.Pages;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation;

/// <summary>
/// One strategy for every problem. Further waves go on with what the budget left unfinished, for as long as the last one could buy
/// anything.
/// </summary>
public sealed class FixedAllocator(StrategyChoice strategy) : IAllocator
{
    /// <inheritdoc/>
    public StrategyChoice First => strategy;

    /// <inheritdoc/>
    public Allotment Next(IReadOnlyList<Standing> standings, Spend lastSpent, Cap left, bool granted) =>
        granted || lastSpent != default
            ? new([.. standings.Where(s => s.Status == SolveStatus.Partial).Select(s => new Assignment(s.Problem, strategy))])
            : Allotment.End;
}
