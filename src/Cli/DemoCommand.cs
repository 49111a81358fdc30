using System.CommandLine;
using Ponder.Cli.Jobs;
using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Evaluation.Statistics;
using Ponder.Hosting;
using Ponder.Search.Solving;
using Ponder.WordProblems;
using Spectre.Console;

namespace Ponder.Cli;

/// <summary><c>ponder demo</c>: the whole system on the shipped models, no cloud.</summary>
internal static class DemoCommand
{
    private const int Problems = 120;
    private static readonly Cap Ample = new(Tokens: 600_000);
    private static readonly Cap Tight = new(Tokens: 120_000);
    private static readonly (StrategyChoice Strategy, Cap Cap)[] Runs =
    [
        (StrategyChoice.Of(StrategyNames.Greedy), Ample),
        (StrategyChoice.Of(StrategyNames.Majority, 16), Ample),
        (StrategyChoice.Of(StrategyNames.WeightedBestOfN, 16), Ample),
        (StrategyChoice.Of(AllocatorNames.Auto, 16), Ample),
        (StrategyChoice.Of(AllocatorNames.Batch), Tight),
    ];

    public static Command Create(PonderBuilder host)
    {
        var place = new PlaceArguments(host);
        var command = new Command("demo", "Answers held-out problems with the shipped models, five ways, each inside a cap.");
        command.AddRange(place.All);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, store) = (place.Terminal(parsed), place.WritableStore(parsed));
            var problems = FamilyProblems.Source(Split.Test, 2024, Problems);
            terminal.Line(
                $"{Problems} word problems the models never saw, answered five ways, each within {CapText.Format(Ample)}, "
                + $"the last within {CapText.Format(Tight)}.");
            var session = new JobSession(store, place.Models(parsed), terminal);
            var (summaries, rights) = (new List<JobSummary>(), new List<IReadOnlyList<bool>>());
            foreach (var (strategy, cap) in Runs)
            {
                var options = new JobOptions { Strategy = strategy, Cap = cap };
                var end = await session.RunAsync(problems, options, stop);
                summaries.Add(end.Summary);
                rights.Add(await RightAsync(end.Run, stop));
            }

            terminal.People.Write(Table(summaries.Zip(rights)));
            terminal.Line("Accuracy in per cent, with its 95 % bootstrap interval: ways whose intervals overlap may be equally good.");
            var votes = summaries.FindIndex(s => s.Spec.Options.Strategy.Name == StrategyNames.WeightedBestOfN);
            terminal.Line(DemoVerdict.Of(rights[^1], rights[votes], summaries[^1].Spend.Tokens / (double)summaries[votes].Spend.Tokens));
            terminal.Line("Every way is a job with a page of its own; `ponder view` shows all of them in a browser:");
            foreach (var s in summaries) terminal.Line($"  {s.Spec.Options.Strategy.Name}: {store.Locate(new JobNames(s.Job).Report)}");
            terminal.Line("");
            terminal.Line($"The last of them, {summaries[^1].Spec.Options.Strategy.Name}, in full:");
            session.Show(summaries[^1]);
            terminal.Document(JobDocument.Of(summaries[^1], store, summaries[0].Accuracy));
            return summaries[^1].ExitCode;
        });
        return command;
    }

    private static async Task<IReadOnlyList<bool>> RightAsync(JobRun run, CancellationToken stop)
    {
        var right = new List<bool>();
        await foreach (var row in ResultRows.OfAsync(run.Folder, cancel: stop)) right.Add(row.Correct == true);
        return right;
    }

    private static Table Table(IEnumerable<(JobSummary Summary, IReadOnlyList<bool> Right)> ways)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("strategy").AddColumn("n");
        string[] numbers = ["accuracy", "95 %", "samples", "tokens", "FLOPs"];
        foreach (var column in numbers) table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var (s, rights) in ways)
        {
            var right = Bootstrap.Mean([.. rights.Select(r => r ? 1.0 : 0.0)]);
            table.AddRow(
                s.Spec.Options.Strategy.Name, $"{s.Spec.Options.Strategy.N}", $"{100 * right.Value:F1}", $"{100 * right.Low:F0}–{100 * right.High:F0}",
                $"{s.Spend.Samples:N0}", $"{s.Spend.Tokens:N0}", $"{(double)s.Spend.Flops:0.00e0}");
        }

        return table;
    }
}
