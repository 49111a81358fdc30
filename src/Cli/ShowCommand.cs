using System.CommandLine;
using Ponder.Cli.Jobs;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.Hosting;

namespace Ponder.Cli;

/// <summary><c>ponder show</c>: one problem of a job with all that was written for it.</summary>
internal static class ShowCommand
{
    public static Command Create(PonderBuilder host)
    {
        var id = new Argument<string>("job") { Description = "The job's id." };
        var problem = new Argument<string>("problem") { Description = "The problem's id, or its place such as #3." };
        var place = new PlaceArguments(host);
        var command = new Command("show", "One problem of a job: every candidate with its scores, the votes, the waves and the spend.") { id, problem };
        command.AddRange(place.StoreOnly);
        command.SetAction(async (parsed, stop) =>
        {
            var terminal = place.Terminal(parsed);
            var folder = await JobStore.OpenAsync(place.Store(parsed), parsed.GetValue(id)!, stop);
            var view = await ProblemView.OfAsync(folder, parsed.GetValue(problem)!, stop);
            new ProblemPrinter(terminal).Show(view);
            terminal.Document(view);
            return 0;
        });
        return command;
    }
}
