using System.CommandLine;
using System.Globalization;
using Ponder.Cli.Files;
using Ponder.Cli.Jobs;
using Ponder.Cli.Words;
using Ponder.Engine.Jobs;
using Ponder.Evaluation.Labelling;
using Ponder.Hosting;
using Ponder.Search.Solving;

namespace Ponder.Cli;

/// <summary><c>ponder label</c>: Monte-Carlo step labels from the system's own samples.</summary>
internal static class LabelCommand
{
    public static Command Create(PonderBuilder host)
    {
        var file = new Argument<FileInfo>("file") { Description = "Problems with references, as JSON Lines." }.Read();
        var output = new Option<FileInfo>("--out")
        {
            Description = "Where the labels go, as JSON Lines.",
            DefaultValueFactory = _ => new("labels.jsonl"),
        }.Written();
        var rollouts = new Option<int>("--rollouts")
        {
            Description = "Monte-Carlo continuations of each step.",
            DefaultValueFactory = _ => 16,
        }.AtLeast(1);
        var (job, place) = (new JobArguments(host.Strategies, StrategyNames.Rollouts), new PlaceArguments(host));
        var command = new Command(
            "label", "Labels the steps of sampled solutions by how often they lead to the right answer: data to train a verifier on.")
            { file, output, rollouts };
        command.AddRange([.. job.All, .. place.All]);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, store) = (place.Terminal(parsed), place.WritableStore(parsed));
            var models = place.Models(parsed);
            var (source, options) = (ProblemSource.File($"{parsed.GetValue(file)}"), job.Read(parsed, models));
            await References.ExpectAsync(source, options.Fields, "label", all: false, stop);
            options = options with
            {
                Strategy = options.Strategy.With(StrategyNames.Rollouts, parsed.GetValue(rollouts).ToString(CultureInfo.InvariantCulture)),
            };
            var session = new JobSession(store, models, terminal);
            var (summary, run, _) = await session.RunAsync(source, options, stop);
            session.Show(summary);
            var target = parsed.GetValue(output)!;
            await using var stream = target.Create();
            var rows = await new LabelWriter(run).WriteAsync(stream, stop);
            terminal.Line($"{rows:N0} labelled samples in {target.FullName}");
            terminal.Document(new { job = summary.Job, samples = rows, spend = summary.Spend, labels = target.FullName });
            return summary.ExitCode;
        });
        return command;
    }
}
