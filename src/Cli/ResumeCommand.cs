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
            var spec = await new JobOpener(store, models).LoadAsync(parsed.GetValue(id)!, stop);
            var more = parsed.GetValue(budget) is { Length: > 0 } texts ? CapText.Parse(texts) : null;
            var change = job.Change(parsed, spec.Options.Strategy);
            if (change is not null) models.Check(change);
            var session = new JobSession(store, models, terminal);
            var (summary, _) = await session.RunAsync(spec, stop, async () =>
            {
                if (more is not null) await new Grants(store, spec).AddAsync(more, stop);
                if (change is not null) await new Changes(store, spec).SetAsync(change, stop);
            });
            session.Show(summary);
            terminal.Document(JobDocument.Of(summary, store));
            return summary.ExitCode;
        });
        return command;
    }
}
