using System.CommandLine;
using Ponder.Cli.Jobs;
using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;

namespace Ponder.Cli;

/// <summary><c>ponder resume</c>: goes on from the journal; nothing recorded is paid again.</summary>
internal static class ResumeCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("job") { Description = "The job's id." };
        var budget = new Option<string[]>("--budget") { Description = "Budget to add, in the units of the job's cap." };
        var (job, place) = (new JobArguments(), new PlaceArguments());
        var command = new Command("resume", "Goes on with a job: from where it stopped, with more budget, or with a larger n; what is paid for is used.")
            { id, budget };
        command.AddRange([.. job.Changes, .. place.WithoutPrices]);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, store, models) = (place.Terminal(parsed), place.Store(parsed), place.Models(parsed));
            var more = parsed.GetValue(budget) is { Length: > 0 } texts ? CapText.Parse(texts) : null;
            var session = new JobSession(store, models, terminal);
            var summary = (await session.ResumeAsync(parsed.GetValue(id)!, more, options => job.Change(parsed, options.Strategy), stop)).Summary;
            session.Show(summary);
            terminal.Document(JobDocument.Of(summary, store));
            return summary.ExitCode;
        });
        return command;
    }
}
