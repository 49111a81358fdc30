using System.CommandLine;
using Ponder.Cli.Jobs;
using Ponder.Cli.Service;
using Ponder.Core.Budgets;
using Ponder.Hosting;

namespace Ponder.Cli;

/// <summary><c>ponder resume</c>: goes on from the journal; nothing recorded is paid again.</summary>
internal static class ResumeCommand
{
    private const string Words =
        "Goes on with a job: from where it stopped, with more budget, or with a larger n; what is paid for is used.";

    public static Command Create(PonderBuilder host)
    {
        var id = new Argument<string>("job") { Description = "The job's id." };
        var budget = new Option<string[]>("--budget") { Description = "Budget to add, in the units of the job's cap." };
        var rows = new RowArguments();
        var (job, place, service) = (new JobArguments(host.Strategies), new PlaceArguments(host), new ServiceArguments(required: false));
        var command = new Command("resume", Words) { id, budget };
        command.AddRange([.. job.Changes, .. rows.All, .. place.WithoutPrices, .. service.WithoutJson]);
        command.SetAction(async (parsed, stop) =>
        {
            if (service.IsGiven(parsed))
            {
                ServiceArguments.Refuse(parsed, [.. job.Changes, .. rows.All, .. place.Here]);
                return await ResumeServiceCommand.RunAsync(
                    service.Client(parsed), parsed.GetValue(id)!, parsed.GetValue(budget), place.Terminal(parsed), stop);
            }

            var (terminal, store, models) = (place.Terminal(parsed), place.WritableStore(parsed), place.Models(parsed));
            var session = new JobSession(store, models, terminal, rows.Read(parsed), which => place.Resume(parsed, which));
            var end = await session.ResumeAsync(
                parsed.GetValue(id)!,
                () => parsed.GetValue(budget) is { Length: > 0 } texts ? CapText.Parse(texts) : null,
                options => job.Change(parsed, options.Strategy),
                stop);
            var summary = end.Summary;
            session.Show(summary);
            terminal.Document(JobDocument.Of(summary, store));
            return summary.ExitCode;
        });
        return command;
    }
}
