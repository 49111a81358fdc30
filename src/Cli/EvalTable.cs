using Ponder.Evaluation.Curves;
using Spectre.Console;

namespace Ponder.Cli;

/// <summary>
/// An evaluation's table for people: a strategy's budgets below its name, and on a narrow terminal the columns that matter most.
/// </summary>
internal static class EvalTable
{
    private const int Narrow = 95;
    private const int Wide = 112;

    public static void Show(Terminal terminal, EvalResult result)
    {
        var best = result.Points.GroupBy(p => p.N).ToDictionary(group => group.Key, group => group.Max(p => p.All.Accuracy));
        var width = terminal.People.Profile.Width;
        var columns = new (string Name, int Least, Func<EvalPoint, string> Say)[]
        {
            ("n", 0, p => $"{p.N}"),
            ("accuracy", 0, p => $"{100 * p.All.Accuracy:F1}{(p.All.Accuracy == best[p.N] ? "*" : " ")}"),
            ("95 %", 0, p => $"{100 * p.All.Low:F0}–{100 * p.All.High:F0}"),
            ("by bin", 0, p => string.Join(" ", p.Bins.Select(b => (b.Problems == 0 ? "" : $"{100 * b.Accuracy:F0}").PadLeft(3)))),
            ("samples", Narrow, p => $"{p.All.Samples:N1}"),
            ("tokens", 0, p => $"{p.All.Tokens:N0}"),
            ("verifier calls", Wide, p => $"{p.All.VerifierCalls:N1}"),
            ("FLOPs", Wide, p => $"{p.All.Flops:0.00e0}"),
        }.Where(column => column.Least <= width).ToList();
        var (table, last) = (Sheet("strategy", columns.Select(column => column.Name)), "");
        foreach (var point in result.Points)
        {
            var first = point.Strategy != last;
            if (first && last.Length > 0) table.AddEmptyRow();
            last = point.Strategy;
            table.AddRow([new Text(first ? point.Strategy : ""), .. columns.Select(column => new Text(column.Say(point)))]);
        }

        terminal.People.Write(table);
        terminal.Line("Accuracy in per cent, * the best at its n, with 95 % bootstrap intervals. Spend is per problem.");
        terminal.Line($"{result.Points[0].All.Problems:N0} problems: an interval reaches {HalfWidth(result.Points):F1} points to either side, and one in twenty misses the truth.");
        terminal.Line("Bins are fifths of the problems by difficulty for this proposer, the easiest first.");
        foreach (var left in result.LeftOut) terminal.Line($"left out: {left}");
        if (result.Claims.Count > 0) Show(terminal, result.Claims);
    }

    private static double HalfWidth(IReadOnlyList<EvalPoint> points) => 50 * points.Average(p => p.All.High - p.All.Low);

    private static void Show(Terminal terminal, IReadOnlyList<Claim> claims)
    {
        var table = Sheet("holds", ["value", "95 % interval", "target"]);
        table.AddColumn(new TableColumn("finding, and what is compared").Padding(2, 0));
        foreach (var claim in claims)
        {
            string[] cells = [Say(claim, claim.Value), $"{Say(claim, claim.Low)} to {Say(claim, claim.High)}", Target(claim)];
            string[] row = [Verdict(claim), .. cells, $"{claim.Name}\n{claim.Meaning}"];
            table.AddRow(row.Select(c => new Text(c)));
        }

        terminal.Line("");
        terminal.Line($"Findings: {claims.Count(c => c.Holds)} of {claims.Count} hold. Differences are in points of accuracy.");
        terminal.Line("Held to 5 % for all of them together (Holm); \"alone\" holds by its own interval, and may be luck among so many.");
        terminal.People.Write(table);
    }

    private static Table Sheet(string name, IEnumerable<string> numbers)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn(name).NoWrap().Padding(0, 1));
        foreach (var column in numbers) table.AddColumn(new TableColumn(column).RightAligned().NoWrap().Padding(1, 0));
        return table;
    }

    /// <summary>Whether it holds; "alone" where it does by its own interval, and not among so many.</summary>
    private static string Verdict(Claim claim) => claim.Holds ? "yes" : claim.Unit == ClaimUnit.Points && claim.Low > claim.Target ? "alone" : "no";

    private static string Say(Claim claim, double value) => claim.Unit == ClaimUnit.Ratio ? $"{value:F2}" : $"{100 * value:+0.0;-0.0}";

    private static string Target(Claim claim) => claim switch
    {
        { Unit: ClaimUnit.Ratio } => $"at most {claim.Target:F2}",
        { Target: 0 } => "above 0",
        _ => $"at least {Say(claim, claim.Target)}",
    };
}
