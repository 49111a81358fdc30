using System.CommandLine;
using Ponder.Cli.Jobs;
using Ponder.Engine.Evaluation;
using Ponder.Engine.Jobs;
using Ponder.Engine.Reports;
using Ponder.Inference.Embedded.WordProblems;
using Ponder.Search.Catalogue;
using Choice = Ponder.Search.Catalogue.StrategyChoice;

namespace Ponder.Cli;

/// <summary><c>ponder eval</c>: accuracy against compute for several strategies.</summary>
internal static class EvalCommand
{
    public static Command Create()
    {
        var file = new Option<FileInfo?>("--file") { Description = "Problems with references (default: held-out problems of the shipped family)." };
        var problems = new Option<int>("--problems") { Description = "Problems of the shipped family, where no file is given.", DefaultValueFactory = _ => 100 };
        var strategies = new Option<string>("--strategies") { Description = "Names joined by commas, with options as in revisions:choice=last+context=2; or all.", DefaultValueFactory = _ => "greedy,majority,weighted-best-of-n" };
        var budgets = new Option<string>("--n") { Description = "Budgets joined by commas, in sampled solutions.", DefaultValueFactory = _ => "1,4,16" };
        var seed = new Option<ulong>("--seed") { Description = "The seed of problems and samples.", DefaultValueFactory = _ => 1 };
        var page = new Option<FileInfo>("--out") { Description = "Where the plots go, as a page.", DefaultValueFactory = _ => new("eval.html") };
        var place = new PlaceArguments();
        var command = new Command("eval", "Accuracy against compute for several strategies, by difficulty.") { file, problems, strategies, budgets, seed, page };
        command.AddRange(place.All);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, store, models) = (place.Terminal(parsed), place.Store(parsed), place.Models(parsed));
            var data = parsed.GetValue(file) is { } own
                ? await File.ReadAllBytesAsync(own.FullName, stop)
                : FamilyProblems.Lines(Split.Test, parsed.GetValue(seed), parsed.GetValue(problems));
            var session = new JobSession(store, models, terminal);
            var evaluation = new Eval(store, async strategy =>
                (await session.RunAsync(() => new MemoryStream(data), new JobOptions { Strategy = strategy, Seed = parsed.GetValue(seed) }, stop)).Run);
            var result = await evaluation.RunAsync(Names(parsed.GetValue(strategies)!), Numbers.Budgets(parsed.GetValue(budgets)!), stop);
            EvalTable.Show(terminal, result);
            var target = parsed.GetValue(page)!;
            await File.WriteAllTextAsync(target.FullName, EvalPage.Of(result), stop);
            terminal.Line($"plots: {target.FullName}");
            terminal.Document(new { result.Points, result.Claims, result.LeftOut, page = target.FullName });
        });
        return command;
    }

    private static List<string> Names(string text)
    {
        List<string> names = text == "all"
            ? [.. StrategyCatalogue.All.Where(s => s.Name != "rollouts").Select(s => s.Name), Findings.LastAttempt]
            : [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        names.ForEach(name => StrategyCatalogue.Find(Choice.Parse(name, null).Name));
        return names;
    }
}
