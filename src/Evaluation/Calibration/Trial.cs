using Ponder.Core.Budgets;
using Ponder.Search.Options;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Evaluation.Calibration;

/// <summary>An arm as it was played on every problem.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Results">What it came to, problem by problem.</param>
internal sealed record Trial(StrategyChoice Arm, IReadOnlyList<TrialResult> Results)
{
    /// <summary>Whether models of several sizes wrote, whose tokens do not compare: then FLOPs are what an arm costs.</summary>
    public bool Mixed { get; init; }

    /// <summary>The mean cost of the problems in those places, in tokens or FLOPs.</summary>
    public double Cost(IReadOnlyList<int> places) => places.Count == 0 ? 0 : places.Average(p => Mixed ? (double)Results[p].Spent.Flops : Results[p].Spent.Tokens);

    /// <summary>Whether it is a vote of the first proposer's samples under that name.</summary>
    public static bool IsVote(StrategyChoice arm, string voter) => arm.Name == voter && !arm.Options.ContainsKey(WriterOption.Name);

    /// <summary>The share of them answered right.</summary>
    public double Accuracy(IReadOnlyList<int> places) => places.Count == 0 ? 0 : places.Average(p => Results[p].Right ? 1.0 : 0.0);
}

/// <summary>
/// What an arm came to on one problem: right or not, all that was spent up to its end, how the problem stood, and which of its groups is
/// right.
/// </summary>
internal sealed record TrialResult(bool Right, Spend Spent, Standing Standing, int? RightGroup);
