using System.CommandLine;
using Ponder.Cli.Files;
using Ponder.Cli.Jobs;
using Ponder.Cli.Words;
using Ponder.Engine.Jobs;
using Ponder.Evaluation.Labelling;
using Ponder.Hosting;
using Ponder.Search.Solving;

namespace Ponder.Cli;

/// <summary><c>ponder pairs</c>: wrong attempts and the right solutions they should lead to.</summary>
internal static class PairsCommand
{
    public static Command Create(PonderBuilder host)
    {
        var file = new Argument<FileInfo>("file") { Description = "Problems with references, as JSON Lines." }.Read();
        var output = new Option<FileInfo>("--out")
        {
            Description = "Where the pairs go, as JSON Lines.",
            DefaultValueFactory = _ => new("pairs.jsonl"),
        }.Written();
        var most = new Option<int>("--most") { Description = "Right solutions used of each problem.", DefaultValueFactory = _ => 8 }.AtLeast(1);
        var (job, place) = (new JobArguments(host.Strategies, StrategyNames.Majority), new PlaceArguments(host));
        var command = new Command("pairs", "Pairs right samples with wrong ones: data to train a reviser on.") { file, output, most };
        command.AddRange([.. job.All, .. place.All]);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, store) = (place.Terminal(parsed), place.WritableStore(parsed));
            var models = place.Models(parsed);
            var (source, options) = (ProblemSource.File($"{parsed.GetValue(file)}"), job.Read(parsed, models));
            await References.ExpectAsync(source, options.Fields, "pairs", all: false, stop);
            var session = new JobSession(store, models, terminal);
            var (summary, run, _) = await session.RunAsync(source, options, stop);
            session.Show(summary);
            var target = parsed.GetValue(output)!;
            await using var stream = target.Create();
            var rows = await new PairWriter(run, parsed.GetValue(most)).WriteAsync(stream, stop);
            terminal.Line($"{rows:N0} pairs in {target.FullName}");
            terminal.Document(new { job = summary.Job, pairs = rows, spend = summary.Spend, file = target.FullName });
            return summary.ExitCode;
        });
        return command;
    }
}
