using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Evaluation.Reliability;
using Ponder.Evaluation.Statistics;
using Ponder.Search.Calibration;
using Ponder.Search.Solving;
using Spectre.Console;

namespace Ponder.Cli;

/// <summary>The part of a calibration that measures how likely answers are right.</summary>
internal static class ConfidenceRun
{
    /// <summary>What <c>batch</c> may spend on a problem, in samples.</summary>
    private const int BatchSamples = 4;

    private static readonly (string Name, int[] Budgets)[] Usual =
    [
        (StrategyNames.Greedy, []), (StrategyNames.Majority, [4, 16, 64]), (StrategyNames.WeightedBestOfN, [4, 16, 64]), (StrategyNames.BestOfN, [16]),
        (StrategyNames.BeamSearch, [4, 16]), (StrategyNames.Dvts, [4, 16]), (StrategyNames.Revisions, [4, 16]), (StrategyNames.ParallelRevisions, [4, 16]),
        (AllocatorNames.Auto, [16]), (AllocatorNames.Batch, []),
    ];

    /// <summary>The usual arms, as far as the models can play them.</summary>
    public static IReadOnlyList<StrategyChoice> Arms(JobModels models) =>
        [.. Usual.SelectMany(u => u.Budgets.Length == 0 ? [StrategyChoice.Of(u.Name)] : u.Budgets.Select(n => StrategyChoice.Of(u.Name, n))).Where(c => models.Serves(c))];

    /// <summary>What an arm may spend: an allocator of the whole cap gets a few samples for each problem.</summary>
    public static Cap CapOf(StrategyChoice arm, CalibrationTable table, int problems) =>
        arm.Name == AllocatorNames.Batch ? new(Tokens: table.Look(1).Cost.Tokens * BatchSamples * problems) : Cap.None;

    public static void Show(Terminal terminal, ConfidenceReport report)
    {
        terminal.Line($"confidence: {report.Model.Basis}; held out, with 95 % intervals; error is the expected calibration error");
        var grid = new Table().Border(TableBorder.Rounded).AddColumns("strategy", "problems", "right", "error", "error of the share", "Brier", "AUROC", "AUROC of the share");
        foreach (var row in report.Rows)
        {
            grid.AddRow([
                .. new[]
                {
                    row.N is { } n ? $"{row.Strategy}@{n}" : row.Strategy, $"{row.Confidence.Problems:N0}", $"{row.Confidence.Accuracy:P1}", Words(row.Confidence.Error),
                    $"{row.Share.Error.Value:0.000}", Words(row.Confidence.Brier), Words(row.Confidence.Auroc), $"{row.Share.Auroc.Value:0.000}",
                }.Select(text => new Text(text)),
            ]);
        }

        terminal.People.Write(grid);
    }

    private static string Words(Estimate value) => double.IsNaN(value.Value) ? "none" : $"{value.Value:0.000} ({value.Low:0.000}–{value.High:0.000})";
}
