using Ponder.Core.Budgets;
using Ponder.Search.Catalogue;
using Ponder.Search.Pages;

namespace Ponder.Search.Allocation;

/// <summary>Decides, wave by wave, which problems get which strategy next. Pure: the same standings give the same decision.</summary>
public interface IAllocator
{
    /// <summary>What every problem gets in wave 0.</summary>
    StrategyChoice First { get; }

    /// <summary>The problems the next wave visits, in order of their places; empty ends the job.</summary>
    /// <param name="standings">How the problems stand that the last wave visited.</param>
    /// <param name="lastSpent">What the last wave spent.</param>
    /// <param name="left">What the job may still spend.</param>
    /// <param name="granted">Whether budget was added since the last wave.</param>
    IReadOnlyList<Assignment> Next(IReadOnlyList<Standing> standings, Spend lastSpent, Cap left, bool granted);
}

/// <summary>What a problem gets.</summary>
public sealed record Assignment(int Problem, StrategyChoice Strategy);

/// <summary>How a problem stands after a wave.</summary>
public sealed record Standing(int Problem, SolveStatus Status);
