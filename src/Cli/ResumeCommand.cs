using System.CommandLine;
using Ponder.Cli.Jobs;
using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;

namespace Ponder.Cli;

/// <summary><c>ponder resume</c>: goes on from the journal; nothing recorded is paid again.</summary>
internal static class ResumeCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("job") { Description = "The job's id." };
        var budget = new Option<string[]>("--budget") { Description = "Budget to add, in the units of the job's cap." };
        var place = new PlaceArguments();
        var command = new Command("resume", "Goes on with a job, from where it stopped or with more budget.") { id, budget };
        command.AddRange(place.WithoutPrices);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, store, models) = (place.Terminal(parsed), place.Store(parsed), place.Models(parsed));
            var spec = await new JobOpener(store, models).LoadAsync(parsed.GetValue(id)!, stop);
            var more = parsed.GetValue(budget) is { Length: > 0 } texts ? CapText.Parse(texts) : null;
            var session = new JobSession(store, models, terminal);
            var (summary, _) = await session.RunAsync(spec, stop, more);
            session.Show(summary);
            terminal.Document(JobDocument.Of(summary, store));
            return summary.ExitCode;
        });
        return command;
    }
}
