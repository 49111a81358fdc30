using System.CommandLine;
using Ponder.Cli.Jobs;
using Ponder.Engine.Jobs;
using Ponder.Evaluation.Reliability;
using Ponder.Hosting;
using Ponder.Search.Options;
using Spectre.Console;

namespace Ponder.Cli;

/// <summary><c>ponder reliability</c>: what the confidences of jobs were worth.</summary>
internal static class ReliabilityCommand
{
    public static Command Create(PonderBuilder host)
    {
        var ids = new Argument<string[]>("jobs") { Description = "Jobs whose problems have references.", Arity = ArgumentArity.OneOrMore };
        var targets = new Option<string?>("--target-accuracy")
        {
            Description = "Accuracies joined by commas: what promising them would have come to, with these jobs as draws of one strategy.",
        };
        var draws = new Option<int>("--draws") { Description = "Cut each job's problems into so many draws, in the file's order.", DefaultValueFactory = _ => 1 };
        var place = new PlaceArguments(host);
        var command = new Command("reliability", "What the confidences of jobs were worth, told by the references of their problems.") { ids, targets, draws };
        command.AddRange(place.StoreOnly);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, store) = (place.Terminal(parsed), place.Store(parsed));
            var (accuracies, parts) = (Numbers.Accuracies(parsed.GetValue(targets)), parsed.GetValue(draws));
            if (parts < 1) throw new OptionException($"--draws is {parts}: expected 1 or more");
            var (folders, jobs) = (new List<JobFolder>(), new List<JobReliability>());
            foreach (var id in parsed.GetValue(ids)!)
            {
                folders.Add(await JobStore.OpenAsync(store, id, stop));
                jobs.Add(await JobReliability.OfAsync(folders[^1], stop));
            }

            if (accuracies.Count > 0 && folders.DistinctBy(f => f.Spec.Options.Strategy.Text).Count() > 1)
                throw new OptionException("--target-accuracy takes the jobs as draws of one strategy: give jobs of the same strategy");
            ConfidenceRun.Show(terminal, "how well confidences say what is right, with 95 % intervals", [.. jobs.Select(j => j.Row)]);
            var promises = accuracies.Count == 0 ? [] : JobReliability.Promises(folders[0], [.. jobs.SelectMany(j => Cut(j.Answers, parts))], accuracies);
            if (promises.Count > 0) Show(terminal, promises);
            terminal.Document(new { jobs = jobs.Select(j => new { j.Job, j.Row }), promises });
        });
        return command;
    }

    private static IEnumerable<IReadOnlyList<AnsweredCase>> Cut(IReadOnlyList<AnsweredCase> answers, int parts) =>
        Enumerable.Range(0, parts).Select(part => answers.Take((part * answers.Count / parts)..((part + 1) * answers.Count / parts)).ToList());

    private static void Show(Terminal terminal, IReadOnlyList<PromiseRow> promises)
    {
        terminal.Line("promises of accuracy; \"best\" is the largest coverage that a threshold would have had with hindsight");
        var grid = new Table().Border(TableBorder.Rounded).AddColumns("target", "met", "answered", "right of them", "best", "best of the share");
        foreach (var row in promises)
        {
            grid.AddRow([
                .. new[]
                {
                    $"{row.Target:P0}", $"{row.Met} of {row.Draws}", $"{row.Coverage.Value:P1} ({100 * row.Coverage.Low:F1}–{100 * row.Coverage.High:F1})",
                    double.IsNaN(row.Accuracy) ? "none" : $"{row.Accuracy:P1}", $"{row.Hindsight:P1}", $"{row.ShareHindsight:P1}",
                }.Select(text => new Text(text)),
            ]);
        }

        terminal.People.Write(grid);
    }
}
