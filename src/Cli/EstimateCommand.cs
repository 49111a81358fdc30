using System.CommandLine;
using Ponder.Cli.Files;
using Ponder.Cli.Jobs;
using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Estimates;
using Ponder.Engine.Jobs;
using Ponder.Hosting;

namespace Ponder.Cli;

/// <summary><c>ponder estimate</c>: what a job is expected to cost, and could cost at most.</summary>
internal static class EstimateCommand
{
    private const int Probed = 5;

    public static Command Create(PonderBuilder host)
    {
        var file = new Argument<FileInfo>("file") { Description = "Problems as JSON Lines." }.Read();
        var (job, place, rows) = (new JobArguments(host.Strategies), new PlaceArguments(host), new RowArguments());
        var command = new Command("estimate", "What a job is expected to cost, and at most; calls no model, unless --probe lets it.") { file };
        var probe = new Option<bool>("--probe")
        {
            Description = $"Run the first {Probed} problems, which is paid for within --budget, to see what all of them will cost.",
        };
        command.Options.Add(probe);
        command.AddRange([.. job.All, rows.Target, .. place.All]);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, store, models) = (place.Terminal(parsed), place.Store(parsed), place.Models(parsed));
            var (source, options) = (ProblemSource.File($"{parsed.GetValue(file)!}"), job.Read(parsed));
            if (parsed.GetValue(probe)) await ProbeAsync(source, job.Read(parsed, models), models, store, terminal, stop);
            var estimate = await JobEstimate.OfAsync(source, options, models, parsed.GetValue(rows.Target), store, stop);
            terminal.Line(
                $"{estimate.Problems:N0} problems, {estimate.Unreadable:N0} the model cannot read, {estimate.Errors:N0} bad lines");
            terminal.Line(estimate.Expected is { } expected ? Words(expected)
                : "expected: unknown, for nothing was run or calibrated with these models yet; --probe runs the first problems, which is paid for");
            terminal.Line($"at most {JobSession.Spent(estimate.Worst)}");
            terminal.Line($"least useful budget: about {estimate.LeastTokens:N0} tokens, one sample of each problem");
            if (LaneWords.Of(options, options.Strategy, models) is { } lane) terminal.Line($"{lane}; the dollars here are live ones");
            if (estimate.Cap != Cap.None) terminal.Line(Words(estimate));
            if (estimate.Answered is { } answered) terminal.Line(Words(parsed.GetValue(rows.Target)!.Value, answered));
            terminal.Document(estimate);
        });
        return command;
    }

    private static async Task ProbeAsync(
        ProblemSource source, JobOptions options, JobModels models, IStore store, Terminal terminal, CancellationToken stop)
    {
        var end = await new JobSession(store, models, terminal).RunAsync(await source.FirstAsync(Probed, options.Fields, stop), options with { Label = "probe" }, stop);
        terminal.Line($"probe: {end.Summary.Problems:N0} problems, {JobSession.Spent(end.Summary.Spend)}");
    }

    private static string Words(ExpectedSpend expected) =>
        $"expected: about {expected.Tokens:N0} tokens{(expected.Money > 0 ? $", ${expected.Money:0.##}" : "")}, {Time(expected.Seconds)} ({expected.Basis})";

    private static string Time(double? seconds) => seconds switch
    {
        null => "time unknown",
        < 90 => $"{Math.Max(1, seconds.Value):0} seconds",
        < 5400 => $"{seconds.Value / 60:0} minutes",
        _ => $"{seconds.Value / 3600:0.#} hours",
    };

    private static string Words(double target, ExpectedAnswers answered) => answered.Threshold is null
        ? $"no answers right to at least {target:P1} with 95 % confidence are expected: the calibration saw none so sure"
        : $"expected: {answered.Coverage:P0} of the problems answered, right to at least {target:P1} with 95 % confidence, the rest for review; "
            + $"about {answered.Tokens:N0} tokens{(answered.Budget is { } n ? $" on the calibration's budget of {n} samples a problem" : "")}";

    private static string Words(JobEstimate estimate) => estimate.Fits
        ? $"within the cap of {CapText.Format(estimate.Cap)}"
        : $"more than the cap of {CapText.Format(estimate.Cap)}, which holds";
}
