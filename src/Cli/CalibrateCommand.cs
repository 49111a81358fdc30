using System.CommandLine;
using Ponder.Cli.Files;
using Ponder.Cli.Jobs;
using Ponder.Cli.Live;
using Ponder.Engine.Jobs;
using Ponder.Evaluation.Calibration;
using Ponder.Evaluation.Reliability;
using Ponder.Hosting;
using Ponder.Search.Calibration;
using Ponder.Search.Options;
using Ponder.Search.Solving;
using Ponder.WordProblems;
using Spectre.Console;

namespace Ponder.Cli;

/// <summary><c>ponder calibrate</c>: what strategies are worth with these models, by difficulty and budget.</summary>
internal static class CalibrateCommand
{
    public static Command Create(PonderBuilder host)
    {
        var file = new Argument<FileInfo?>("file")
        {
            Description = "Problems with references (default: calibration problems of the shipped family).",
            Arity = ArgumentArity.ZeroOrOne,
        }.Read();
        var problems = new Option<int>("--problems")
        {
            Description = "Problems of the shipped family, where no file is given.",
            DefaultValueFactory = _ => 500,
        };
        var split = new Option<string>("--split") { Description = "Its part of the family, where no file is given: calibration or test.", DefaultValueFactory = _ => "calibration" };
        split.AcceptOnlyFromAmong("calibration", "test");
        var budgets = new Option<string>("--n")
        {
            Description = "Budgets joined by commas, in sampled solutions.",
            DefaultValueFactory = _ => "4,8,16,32,64",
        };
        var arms = new Option<string?>("--arms")
        {
            Description = "Arms joined by commas, as beam-search:n=16+width=4, instead of the usual grid.",
        };
        var keep = new Option<bool>("--keep-table")
        {
            Description = "Keep what the models' table says of strategies, and measure only how likely answers are right.",
        };
        var seed = new Option<ulong>("--seed") { Description = "The seed of problems and samples.", DefaultValueFactory = _ => 1 };
        var output = new Option<FileInfo>("--out")
        {
            Description = "Where the table goes.",
            DefaultValueFactory = _ => new("calibration.json"),
        }.Written();
        var (place, fields, answers, cap) = (new PlaceArguments(host), new FieldArguments(), new KindArgument(), new CapArguments(all: true));
        var command = new Command(
            "calibrate", "Runs the strategies on problems with references and writes which to use, by difficulty and budget.")
        {
            file, problems, split, budgets, arms, keep, seed, output,
        };
        command.AddRange([.. cap.All, .. place.All, .. fields.All, answers.Option]);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, store, models) = (place.Terminal(parsed), place.WritableStore(parsed), cap.Within(parsed, place.Models(parsed)));
            var (source, data, count) = Problems(
                parsed.GetValue(file), Enum.Parse<Split>(parsed.GetValue(split)!, ignoreCase: true), parsed.GetValue(seed), parsed.GetValue(problems));
            await References.ExpectAsync(ProblemSource.Lines(data, source), fields.Read(parsed), "calibrate", all: true, stop);
            if (!parsed.GetValue(keep) && Calibrator.TooFew(count) is { } few) terminal.Line(few);
            var calibrator = new Calibrator(models, OpenAsync, new CalibrationProgress(terminal));
            var grid = ArmGrid.For(Numbers.Budgets(parsed.GetValue(budgets)!), models);
            if (parsed.GetValue(arms) is { } own) grid = new([.. own.Split(',').Select(arm => StrategyChoice.Parse(arm.Trim()))]);
            var table = !parsed.GetValue(keep) ? await calibrator.RunAsync(grid, source, stop)
                : models.Table ?? throw new OptionException("--keep-table: these models have no table; leave it out, or give one with --table");
            models = models with { Table = table with { Confidence = null } };
            var sure = await new ConfidenceCalibrator(models, OpenArmAsync, new CalibrationProgress(terminal)).RunAsync(ConfidenceRun.Arms(models), source, stop);
            table = table with { Confidence = sure.Model };
            var target = parsed.GetValue(output)!;
            await File.WriteAllBytesAsync(target.FullName, TableFile.Format(table), stop);
            Show(terminal, table);
            ConfidenceRun.Show(terminal, $"confidence: {sure.Model.Basis}; held out, with 95 % intervals", sure.Rows);
            terminal.Line($"table: {target.FullName}");
            terminal.Document(new { table, confidence = sure.Rows });

            Task<JobFolder> OpenAsync(StrategyChoice strategy, string label) => new JobSession(store, models, terminal)
                .OpenAsync(ProblemSource.Lines(data, source), Options(strategy, label), stop);

            Task<JobFolder> OpenArmAsync(ConfidenceArm arm, JobModels knowing) => new JobSession(store, knowing, terminal)
                .OpenAsync(ProblemSource.Lines(data, source), Options(arm.Strategy, "calibration: confidence") with { Cap = ConfidenceRun.CapOf(arm, table, count) }, stop);

            JobOptions Options(StrategyChoice strategy, string label) =>
                new()
                {
                    Strategy = strategy,
                    Seed = parsed.GetValue(seed),
                    Label = label,
                    Fields = fields.Read(parsed),
                    Answers = answers.Read(parsed),
                };
        });
        return command;
    }

    private static (string Source, byte[] Data, int Count) Problems(FileInfo? file, Split split, ulong seed, int count)
    {
        if (file is null) return ($"the shipped family ({split.ToString().ToLowerInvariant()} split, seed {seed})", FamilyProblems.Lines(split, seed, count), count);
        if (!file.Exists) throw new FileNotFoundException($"there is no file {file}");
        var data = File.ReadAllBytes(file.FullName);
        return (file.Name, data, data.AsSpan().Count((byte)'\n') + 1);
    }

    private static void Show(Terminal terminal, CalibrationTable table)
    {
        terminal.Line($"{table.Basis}; right is cross-validated, with 95 % intervals");
        var grid = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("n").RightAligned()).AddColumn(new TableColumn("bin").RightAligned());
        grid.AddColumns("what to run", "right").AddColumn(new TableColumn("problems").RightAligned());
        foreach (var cell in table.Cells.OrderBy(c => c.N).ThenBy(c => c.Bin))
            grid.AddRow([new Text($"{cell.N}"), new Text($"{cell.Bin}"), new Text($"{cell.Arm.Text}"), new Text(Right(cell)), new Text($"{cell.Problems}")]);
        terminal.People.Write(grid);
    }

    private static string Right(Cell cell) =>
        cell.Note is null ? $"{cell.Accuracy:P0} ({100 * cell.Low:F0}–{100 * cell.High:F0})" : "assumed";
}
