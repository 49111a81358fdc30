using System.CommandLine;
using Ponder.Cli.Jobs;
using Ponder.Cli.Service;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.Hosting;

namespace Ponder.Cli;

/// <summary><c>ponder show</c>: one problem of a job with all that was written for it.</summary>
internal static class ShowCommand
{
    private const string Words = "One problem of a job: every candidate with its scores, the votes, the waves and the spend.";

    public static Command Create(PonderBuilder host)
    {
        var id = new Argument<string>("job") { Description = "The job's id." };
        var problem = new Argument<string>("problem") { Description = "The problem's id, or its place such as #3." };
        var (place, service) = (new PlaceArguments(host), new ServiceArguments(required: false));
        var command = new Command("show", Words) { id, problem };
        command.AddRange([.. place.StoreOnly, .. service.WithoutJson]);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, job, name) = (place.Terminal(parsed), parsed.GetValue(id)!, parsed.GetValue(problem)!);
            if (service.IsGiven(parsed))
            {
                ServiceArguments.Refuse(parsed, [place.StoreAlone]);
                var path = $"jobs/{Uri.EscapeDataString(job)}/problems?problem={Uri.EscapeDataString(name)}";
                var (there, document) = await service.Client(parsed).GetAsync<ProblemView>(path, "problem of a job", stop);
                new ProblemPrinter(terminal).Show(there);
                terminal.Document(document);
                return 0;
            }

            var view = await ProblemView.OfAsync(await JobStore.OpenAsync(place.Store(parsed), job, stop), name, stop);
            new ProblemPrinter(terminal).Show(view);
            terminal.Document(view);
            return 0;
        });
        return command;
    }
}
