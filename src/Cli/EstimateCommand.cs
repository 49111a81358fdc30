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
        var (job, place, rows) = (new JobArguments(host.Strategies), new PlaceArguments(host), new RowArguments());
        var command = new Command("estimate", "Bounds what a job would cost; calls no model and writes nothing.") { file };
        command.AddRange([.. job.All, rows.Target, .. place.All]);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, source) = (place.Terminal(parsed), parsed.GetValue(file)!);
            var estimate = await JobEstimate.OfAsync(
                ProblemSource.File(source.ToString()), job.Read(parsed), place.Models(parsed), parsed.GetValue(rows.Target), stop);
            terminal.Line(
                $"{estimate.Problems:N0} problems, {estimate.Unreadable:N0} the model cannot read, {estimate.Errors:N0} bad lines");
            terminal.Line($"at most {JobSession.Spent(estimate.Worst)}");
            if (estimate.Cap != Cap.None) terminal.Line(Words(estimate));
            if (estimate.Answered is { } answered) terminal.Line(Words(parsed.GetValue(rows.Target)!.Value, answered));
            terminal.Document(estimate);
        });
        return command;
    }

    private static string Words(double target, ExpectedAnswers answered) => answered.Threshold is null
        ? $"no answers right to at least {target:P1} with 95 % confidence are expected: the calibration saw none so sure"
        : $"expected: {answered.Coverage:P0} of the problems answered, right to at least {target:P1} with 95 % confidence, the rest for review; "
            + $"about {answered.Tokens:N0} tokens{(answered.Budget is { } n ? $" on the calibration's budget of {n} samples a problem" : "")}";

    private static string Words(JobEstimate estimate) => estimate.Fits
        ? $"within the cap of {CapText.Format(estimate.Cap)}"
        : $"more than the cap of {CapText.Format(estimate.Cap)}, which holds";
}
