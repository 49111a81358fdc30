using System.CommandLine;
using Ponder.Cli.Jobs;
using Ponder.Cli.Service;
using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;

namespace Ponder.Cli;

/// <summary><c>ponder resume</c>: goes on from the journal; nothing recorded is paid again.</summary>
internal static class ResumeCommand
{
    private const string Words =
        "Goes on with a job: from where it stopped, with more budget, or with a larger n; what is paid for is used.";

    public static Command Create()
    {
        var id = new Argument<string>("job") { Description = "The job's id." };
        var budget = new Option<string[]>("--budget") { Description = "Budget to add, in the units of the job's cap." };
        var (job, place, service) = (new JobArguments(), new PlaceArguments(), new ServiceArguments(required: false));
        var command = new Command("resume", Words) { id, budget };
        command.AddRange([.. job.Changes, .. place.WithoutPrices, .. service.WithoutJson]);
        command.SetAction(async (parsed, stop) =>
        {
            if (service.IsGiven(parsed))
            {
                ServiceArguments.Refuse(parsed, [.. job.Changes, .. place.Here]);
                return await ResumeServiceCommand.RunAsync(
                    service.Client(parsed), parsed.GetValue(id)!, parsed.GetValue(budget), place.Terminal(parsed), stop);
            }

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
