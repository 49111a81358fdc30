using Ponder.Engine.Evaluation;
using Spectre.Console;

namespace Ponder.Cli;

/// <summary>An evaluation's table for people.</summary>
internal static class EvalTable
{
    public static void Show(Terminal terminal, EvalResult result)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("strategy");
        string[] columns = ["n", "accuracy", "95 % interval", "bin 1", "bin 2", "bin 3", "bin 4", "bin 5", "samples", "tokens", "verifier calls", "FLOPs"];
        foreach (var column in columns) table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var point in result.Points)
        {
            var all = point.All;
            string[] cells =
            [
                point.Strategy, $"{point.N}", $"{all.Accuracy:P1}", $"{100 * all.Low:F1}–{100 * all.High:F1}",
                .. point.Bins.Select(b => $"{b.Accuracy:P0}"), $"{all.Samples:N1}", $"{all.Tokens:N0}", $"{all.VerifierCalls:N1}", $"{all.Flops:0.00e0}",
            ];
            table.AddRow([.. cells.Select(c => new Text(c))]);
        }

        terminal.People.Write(table);
        terminal.Line("Bins are quintiles of difficulty for this proposer, 1 the easiest. Spend is per problem.");
        foreach (var left in result.LeftOut) terminal.Line($"left out: {left}");
        if (result.Claims.Count > 0) Show(terminal, result.Claims);
    }

    private static void Show(Terminal terminal, IReadOnlyList<Claim> claims)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("finding").AddColumn("what is compared, in points of accuracy");
        foreach (var column in (string[])["value", "95 % interval", "holds"]) table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var claim in claims)
        {
            string[] cells = [claim.Name, claim.Meaning, $"{100 * claim.Value:+0.0;-0.0}", $"{100 * claim.Low:+0.0;-0.0} to {100 * claim.High:+0.0;-0.0}", claim.Holds ? "yes" : "no"];
            table.AddRow([.. cells.Select(c => new Text(c))]);
        }

        terminal.People.Write(table);
    }
}
