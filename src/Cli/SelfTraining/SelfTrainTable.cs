using System.Globalization;
using Ponder.Evaluation.SelfTraining;
using Spectre.Console;

namespace Ponder.Cli.SelfTraining;

/// <summary>What the rounds of a self-training came to, for people.</summary>
internal static class SelfTrainTable
{
    /// <summary>A round in a line, as it ends.</summary>
    public static string Line(TrainingRound round) =>
        $"round {round.Number}: {string.Join(", ", new[] { Words("own problems", round.Drawn), Words("held-out problems", round.Held), round.Rows > 0 ? $"{round.Rows:N0} solutions to learn from" : null }.OfType<string>())}";

    public static void Show(Terminal terminal, SelfTrainingResult result)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("round").RightAligned());
        foreach (var name in new[] { "own: pass@1", "answers", "rows", "held: pass@1", "revised", "answers", "writing FLOPs", "tuning FLOPs" }) table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var round in result.Rounds)
        {
            string[] cells =
            [
                $"{round.Number}", Share(round.Drawn?.Samples), Share(round.Drawn?.Answers), round.Rows == 0 ? "" : $"{round.Rows:N0}{(round.Rationalised > 0 ? $" ({round.Rationalised:N0} hinted)" : "")}",
                Share(round.Held?.Samples), Share(round.Held?.Revisions), Share(round.Held?.Answers), Flops(round.Spend.Flops), round.Number == 0 ? "" : round.TuningFlops is { } flops ? Flops(flops) : "unknown",
            ];
            table.AddRow([.. cells.Select(c => new Text(c))]);
        }

        terminal.People.Write(table);
        if (result.Pooled.Count == 0) return;
        var known = result.Pooled.Where(a => a.Correct is not null).ToList();
        terminal.Line($"all samples of all rounds in one vote: {result.Pooled.Count:N0} answers{(known.Count == 0 ? "" : $", {known.Average(a => a.Correct == true ? 1.0 : 0.0):P1} right")}");
    }

    private static string? Words(string what, DrawnFacts? facts) => facts?.Samples is null ? null
        : $"{what}: {facts.Samples:P1} of samples right{(facts.Revisions is { } revised ? $", {revised:P1} of last revisions" : "")}, {facts.Answers:P1} of answers";

    private static string Share(double? share) => share is null ? "" : $"{share:P1}";

    private static string Flops(decimal flops) => flops == 0 ? "" : ((double)flops).ToString("0.00e0", CultureInfo.InvariantCulture);
}
