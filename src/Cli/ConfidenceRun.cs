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
    private static readonly (string Name, int[] Budgets)[] Usual =
    [
        (StrategyNames.Greedy, []), (StrategyNames.Majority, [1, 4, 16]), (StrategyNames.WeightedBestOfN, [1, 4, 16]), (StrategyNames.BestOfN, [16]),
        (StrategyNames.BeamSearch, [4, 16]), (StrategyNames.Dvts, [4, 16]), (StrategyNames.Revisions, [4, 16]), (StrategyNames.ParallelRevisions, [4, 16]),
        (AllocatorNames.Auto, [4, 16]), (AllocatorNames.Batch, [2, 4, 8, 16]),
    ];

    /// <summary>The usual arms, as far as the models can play them.</summary>
    public static IReadOnlyList<ConfidenceArm> Arms(JobModels models) =>
        [.. Usual.SelectMany(u => u.Budgets.Length == 0 ? [new ConfidenceArm(StrategyChoice.Of(u.Name), null)] : u.Budgets.Select(n => Arm(u.Name, n))).Where(c => models.Serves(c.Strategy))];

    /// <summary>What an arm may spend: an allocator of the whole cap has its budget there.</summary>
    public static Cap CapOf(ConfidenceArm arm, CalibrationTable table, int problems) =>
        arm.Strategy.Name == AllocatorNames.Batch && arm.N is { } n ? new(Tokens: table.Sample.Tokens * n * problems) : Cap.None;

    private static ConfidenceArm Arm(string name, int n) => new(name == AllocatorNames.Batch ? StrategyChoice.Of(name) : StrategyChoice.Of(name, n), n);

    public static void Show(Terminal terminal, string heading, IReadOnlyList<ConfidenceRow> rows)
    {
        terminal.Line(heading);
        terminal.Line("error: expected calibration error; luck: what honest confidences would show;");
        terminal.Line("share: the same of the raw vote share");
        var grid = new Table().Border(TableBorder.None).AddColumn(new TableColumn("strategy").Padding(0, 0, 1, 0));
        foreach (var name in new[] { "right", "error", "luck", "share", "Brier", "AUROC", "share" }) grid.AddColumn(new TableColumn(name).RightAligned().Padding(0, 0, 1, 0));
        foreach (var row in rows)
        {
            grid.AddRow([
                .. new[]
                {
                    row.N is { } n ? $"{row.Strategy}@{n}" : row.Strategy, $"{row.Confidence.Accuracy:P1}", Words(row.Confidence.Error),
                    $"{row.Confidence.Luck:0.00}", $"{row.Share.Error.Value:0.00}", Words(row.Confidence.Brier), Words(row.Confidence.Auroc), $"{row.Share.Auroc.Value:0.00}",
                }.Select(text => new Text(text)),
            ]);
        }

        terminal.People.Write(grid);
    }

    /// <summary>The value, and below it its interval.</summary>
    private static string Words(Estimate value) => double.IsNaN(value.Value) ? "none" : $"{value.Value:0.000}\n{value.Low:0.00}–{value.High:0.00}";
}
