using Ponder.Core.Budgets;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation;

/// <summary>Decides, wave by wave, which problems get which strategy next. Pure: the same standings give the same decision.</summary>
public interface IAllocator
{
    /// <summary>What every problem gets in wave 0.</summary>
    StrategyChoice First { get; }

    /// <summary>Whether it wants to see every problem of the job again after each wave, or only those the last wave visited.</summary>
    bool SeesAll => false;

    /// <summary>The problems the next wave visits, in order of their places; none ends the job.</summary>
    /// <param name="standings">How the problems stand, in order of their places.</param>
    /// <param name="lastSpent">What the last wave spent.</param>
    /// <param name="left">What the job may still spend.</param>
    /// <param name="granted">Whether budget was added since the last wave.</param>
    Allotment Next(IReadOnlyList<Standing> standings, Spend lastSpent, Cap left, bool granted);
}

/// <summary>What an allocator decided: the next wave's problems, and in a sentence what it went by.</summary>
public sealed record Allotment(IReadOnlyList<Assignment> Assignments, string? Note = null)
{
    /// <summary>Nothing more is worth doing.</summary>
    public static Allotment End { get; } = new([]);
}

/// <summary>What a problem gets, and why, where an allocator weighed it.</summary>
public sealed record Assignment(int Problem, StrategyChoice Strategy, Reason? Reason = null);

/// <summary>Why a problem got what it got.</summary>
/// <param name="Bin">Its predicted difficulty, 1 the easiest to 5.</param>
/// <param name="Chance">How likely its answer was right before, 0..1.</param>
/// <param name="Gain">By how much that is expected to grow.</param>
/// <param name="Tokens">What it is expected to cost.</param>
public sealed record Reason(int Bin, double Chance, double? Gain = null, long? Tokens = null);
