using System.CommandLine;
using Ponder.Cli.Files;
using Ponder.Cli.Jobs;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.Evaluation.Comparison;
using Ponder.Hosting;
using Ponder.Reports;
using Spectre.Console;

namespace Ponder.Cli;

/// <summary><c>ponder compare</c>: two jobs side by side.</summary>
internal static class CompareCommand
{
    private const int Shown = 20;
    private const int Longest = 24;

    public static Command Create(PonderBuilder host)
    {
        var first = new Argument<string>("a") { Description = "The id of the job to compare with." };
        var second = new Argument<string>("b") { Description = "The id of the other job." };
        var output = new Option<FileInfo?>("--out") { Description = "Where to write the comparison as a page." }.Written();
        var place = new PlaceArguments(host);
        var command = new Command("compare", "Two jobs side by side: accuracy, spend, and which problems got another answer.") { first, second, output };
        command.AddRange(place.StoreOnly);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, store) = (place.Terminal(parsed), place.Store(parsed));
            var (a, b) = (await JobStore.OpenAsync(store, parsed.GetValue(first)!, stop), await JobStore.OpenAsync(store, parsed.GetValue(second)!, stop));
            var comparison = await JobComparison.OfAsync(a, b, stop);
            Show(terminal, comparison);
            if (parsed.GetValue(output) is { } target)
            {
                await using var page = target.Create();
                await ComparePage.WriteAsync(page, comparison, stop);
                terminal.Line($"page: {target.FullName}");
            }

            terminal.Document(comparison);
        });
        return command;
    }

    private static void Show(Terminal terminal, JobComparison found)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("");
        foreach (var column in (string[])["A", "B", "B - A (95 %)"]) table.AddColumn(new TableColumn(column).RightAligned());
        Row("job", found.A.Job, found.B.Job, "");
        Row("strategy", found.A.Strategy, found.B.Strategy, "");
        if (found is { Accuracy: { } more, A.Accuracy: { } before, B.Accuracy: { } after })
            Row("accuracy", $"{before.Value:P1}", $"{after.Value:P1}", $"{Points(more.Value)} ({Points(more.Low)} to {Points(more.High)})");
        var tokens = found.Tokens!.Value;
        Row("tokens a problem", $"{found.A.Tokens.Value:N0}", $"{found.B.Tokens.Value:N0}", $"{tokens.Value:+#,0;-#,0;0} ({tokens.Low:+#,0;-#,0;0} to {tokens.High:+#,0;-#,0;0})");
        terminal.People.Write(table);
        var alone = found.A.Alone + found.B.Alone == 0 ? "" : $"; {found.A.Alone:N0} only in A and {found.B.Alone:N0} only in B are left out";
        terminal.Line($"{found.Both:N0} problems in both{alone}. Differences are paired; accuracy is in points.");
        var became = found.Judged == 0 ? "" : $": {found.BecameRight:N0} became right, {found.BecameWrong:N0} became wrong";
        terminal.Line($"{found.Changed.Count:N0} got another answer{became}");
        foreach (var problem in found.Changed.Take(Shown)) terminal.Line($"  {problem.Id}: {Side(problem.A)} -> {Side(problem.B)}{Known(problem)}");
        if (found.Changed.Count > Shown) terminal.Line($"  and {found.Changed.Count - Shown:N0} more: --out writes a page with them, --json lists them");

        void Row(params string[] cells) => table.AddRow(cells.Select(cell => new Text(cell)));
    }

    private static string Side(ComparedAnswer side) =>
        $"{Excerpt.Of(side.Answer ?? "no answer", Longest)}{side.Right switch { true => " (right)", false => " (wrong)", _ => "" }}";

    private static string Known(ChangedProblem problem) =>
        problem is { Reference: { } known, A.Right: false, B.Right: false } ? $"; known is {Excerpt.Of(known, Longest)}" : "";

    private static string Points(double share) => $"{100 * share:+0.0;-0.0;0.0}";
}
