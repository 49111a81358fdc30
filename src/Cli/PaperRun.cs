using System.Globalization;
using Ponder.Answers;
using Ponder.Cli.Jobs;
using Ponder.Core.Problems;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;
using Ponder.Evaluation.Paper;
using Ponder.Search.Options;
using Spectre.Console;

namespace Ponder.Cli;

/// <summary>Runs the jobs of the paper's evaluation, and shows what only it has.</summary>
/// <param name="store">Where the jobs are.</param>
/// <param name="models">Who is evaluated.</param>
/// <param name="larger">The larger proposer to compare with, where there is one.</param>
/// <param name="lines">The problems, a line each.</param>
/// <param name="seed">The seed of all samples.</param>
/// <param name="parts">What is run.</param>
/// <param name="terminal">Who is told.</param>
internal sealed class PaperRun(
    IStore store, JobModels models, JobModels? larger, IReadOnlyList<string> lines, ulong seed, PaperParts parts, Terminal terminal)
{
    /// <summary>Which fields of the problems hold what.</summary>
    public ProblemFields? Fields { get; init; }

    /// <summary>What kind of answers the problems ask for.</summary>
    public AnswerKind? Answers { get; init; }

    public Task<PaperResult> RunAsync(IReadOnlyList<int> budgets, int samples, CancellationToken stop)
    {
        var table = models.Table
            ?? throw new OptionException(
                "the evaluation of the paper needs a calibration table: ponder calibrate makes one, --table names it");
        return new PaperEval(job => RunAsync(job, stop), table, larger is not null) { Parts = parts }.RunAsync(budgets, samples, stop);
    }

    public static void Show(Terminal terminal, IReadOnlyList<ExchangeRow> exchange)
    {
        if (exchange.Count == 0) return;
        terminal.Line(
            "A larger model's single answer against the small one with as many FLOPs, pretraining counted; "
            + "R is inference per pretraining token.");
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn(new TableColumn("R").RightAligned()).AddColumn("bin").AddColumn("small spends on");
        string[] numbers = ["small", "large", "difference", "95 % interval"];
        foreach (var column in numbers) table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var row in exchange)
        {
            string[] cells =
            [
                row.R.ToString(CultureInfo.InvariantCulture), row.Bin == 0 ? "all" : $"{row.Bin}", $"{row.Strategy}, n = {row.N}",
                $"{row.Small:P1}", $"{row.Large:P1}",
                $"{100 * row.Difference:+0.0;-0.0}", $"{100 * row.Low:+0.0;-0.0} to {100 * row.High:+0.0;-0.0}",
            ];
            table.AddRow([.. cells.Select(c => new Text(c))]);
        }

        terminal.People.Write(table);
    }

    private async Task<JobRun> RunAsync(PaperJob job, CancellationToken stop)
    {
        var players = job.Models switch
        {
            PaperModels.Noise => models with { Verifier = new NoiseVerifier(models.Verifier!) },
            PaperModels.Larger => larger!,
            _ => models,
        };
        var problems = job.Places is { } places ? places.Select(p => lines[p]) : lines;
        var data = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', problems) + "\n");
        var label = job.Models == PaperModels.Usual ? null : $"{job.Models}";
        var options = new JobOptions { Strategy = job.Strategy, Cap = job.Cap, Seed = seed + (ulong)job.Seed, Label = label, Fields = Fields, Answers = Answers };
        return (await new JobSession(store, players, terminal).RunAsync(ProblemSource.Lines(data), options, stop)).Run;
    }
}
