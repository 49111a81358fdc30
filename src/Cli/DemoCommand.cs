using System.CommandLine;
using Ponder.Cli.Jobs;
using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
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
        var command = new Command("demo", "Solves a batch of held-out problems with the shipped models, five ways, each inside a cap.");
        command.AddRange(place.All);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, store) = (place.Terminal(parsed), place.Store(parsed));
            var problems = FamilyProblems.Source(Split.Test, 2024, Problems);
            terminal.Line(
                $"{Problems} word problems the models never saw, solved five ways, each within {CapText.Format(Ample)}, "
                + $"the last within {CapText.Format(Tight)}.");
            var session = new JobSession(store, place.Models(parsed), terminal);
            var summaries = new List<JobSummary>();
            foreach (var (strategy, cap) in Runs)
            {
                var options = new JobOptions { Strategy = strategy, Cap = cap };
                summaries.Add((await session.RunAsync(problems, options, stop)).Summary);
            }

            terminal.People.Write(Table(summaries));
            session.Show(summaries[^1]);
            terminal.Document(JobDocument.Of(summaries[^1], store, summaries[0].Accuracy));
            return summaries[^1].ExitCode;
        });
        return command;
    }

    private static Table Table(IEnumerable<JobSummary> summaries)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("strategy").AddColumn("n");
        string[] numbers = ["accuracy", "samples", "tokens", "verifier calls", "FLOPs"];
        foreach (var column in numbers) table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var s in summaries)
        {
            table.AddRow(
                s.Spec.Options.Strategy.Name, $"{s.Spec.Options.Strategy.N}", $"{s.Accuracy:P1}",
                $"{s.Spend.Samples:N0}", $"{s.Spend.Tokens:N0}", $"{s.Spend.VerifierCalls:N0}", $"{(double)s.Spend.Flops:0.00e0}");
        }

        return table;
    }
}
