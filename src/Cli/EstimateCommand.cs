using System.CommandLine;
using Ponder.Cli.Jobs;
using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Hosting;

namespace Ponder.Cli;

/// <summary><c>ponder estimate</c>: what a job could cost at most, before spending anything.</summary>
internal static class EstimateCommand
{
    public static Command Create(PonderBuilder host)
    {
        var file = new Argument<FileInfo>("file") { Description = "Problems as JSON Lines." };
        var (job, place) = (new JobArguments(host.Strategies), new PlaceArguments(host));
        var command = new Command("estimate", "Bounds what a job would cost; calls no model and writes nothing.") { file };
        command.AddRange([.. job.All, .. place.All]);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, source) = (place.Terminal(parsed), parsed.GetValue(file)!);
            var estimate = await JobEstimate.OfAsync(ProblemSource.File(source.ToString()), job.Read(parsed), place.Models(parsed), stop);
            terminal.Line(
                $"{estimate.Problems:N0} problems, {estimate.Unreadable:N0} the model cannot read, {estimate.Errors:N0} bad lines");
            terminal.Line($"at most {JobSession.Spent(estimate.Worst)}");
            if (estimate.Cap != Cap.None) terminal.Line(Words(estimate));
            terminal.Document(estimate);
        });
        return command;
    }

    private static string Words(JobEstimate estimate) => estimate.Fits
        ? $"within the cap of {CapText.Format(estimate.Cap)}"
        : $"more than the cap of {CapText.Format(estimate.Cap)}, which holds";
}
