using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using Ponder.Cli.Files;
using Ponder.Cli.Jobs;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Evaluation.SelfTraining;
using Ponder.Hosting;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Cli.SelfTraining;

/// <summary><c>ponder selftrain</c>: a model tuned on its own solutions, round after round.</summary>
internal static class SelfTrainCommand
{
    private static readonly SelfTrainingOptions Usual = new();

    public static Command Create(PonderBuilder host)
    {
        var file = new Argument<FileInfo>("file") { Description = "Problems to learn from, as JSON Lines." }.Read();
        var tune = new Option<string>("--tune")
        {
            Description = "The command that tunes, called with --data ROWS --out FOLDER: 'python3 src/Training/tune.py' for the shipped models.",
            Required = true,
        };
        var output = new Option<DirectoryInfo>("--out") { Description = "Where the rounds' rows and models go.", DefaultValueFactory = _ => new("selftrained") }.WrittenIn();
        var held = new Option<FileInfo?>("--held") { Description = "Other problems with references, to measure every round on." }.Read();
        var rounds = new Option<int>("--rounds") { Description = "How often the model is tuned.", DefaultValueFactory = _ => Usual.Rounds };
        var most = new Option<int>("--per-problem") { Description = "Solutions of a problem to learn from at most, the shorter first.", DefaultValueFactory = _ => Usual.PerProblem };
        var confidence = new Option<double?>("--confidence") { Description = "Learn from answers of at least this confidence, 0 to 1, instead of known ones: test-time training." };
        var hint = new Option<string?>("--hint") { Description = "What is asked where no solution was right, with {problem} and {answer} in it: rationalisation." };
        var goOn = new Option<bool>("--go-on") { Description = "Tune the model of the round before, instead of the first one each time." };
        var (job, place) = (new JobArguments(host.Strategies, usual: StrategyChoice.Of(StrategyNames.Majority, 8)), new PlaceArguments(host));
        var command = new Command("selftrain", "Tunes a model on its own solutions, round after round, and measures every round.")
        {
            file, tune, output, held, rounds, most, confidence, hint, goOn,
        };
        command.AddRange([.. job.All, .. place.All]);
        command.SetAction(async (parsed, stop) =>
        {
            var options = new SelfTrainingOptions
            {
                Rounds = parsed.GetValue(rounds),
                PerProblem = parsed.GetValue(most),
                Confidence = parsed.GetValue(confidence),
                Hint = parsed.GetValue(hint),
                GoOn = parsed.GetValue(goOn),
            };
            options.Check();
            var (terminal, store, models) = (place.Terminal(parsed), place.WritableStore(parsed), place.Models(parsed));
            var proposer = new TrainableProposer(place.Settings(parsed, _ => { }));
            var asked = job.Read(parsed, models);
            var (own, other) = (await ReadAsync(parsed.GetValue(file)!, stop), parsed.GetValue(held) is { } given ? await ReadAsync(given, stop) : null);
            if (options.Confidence is null) await References.ExpectAsync(own, asked.Fields, "selftrain", all: false, stop);
            if (other is not null) await References.ExpectAsync(other, asked.Fields, "selftrain --held", all: true, stop);
            var words = CommandLineParser.SplitCommandLine(parsed.GetValue(tune)!).ToList();
            if (words.Count == 0) throw new OptionException("--tune is empty: expected a command");
            var folder = parsed.GetValue(output)!;
            var jobs = new TrainingJobs(store, models, tuned => place.Models(parsed, proposer.With(tuned)), asked, terminal) { Own = own, Held = other };
            var trainer = new SelfTrainer(jobs.RunAsync, new CommandTuner(words, folder, terminal.Note), options) { First = proposer.First, Holds = other is not null };
            var result = await trainer.RunAsync(round => terminal.Note(SelfTrainTable.Line(round)), stop);
            SelfTrainTable.Show(terminal, result);
            if (result.Pooled.Count > 0) await WriteAsync(Path.Combine(folder.FullName, "answers.jsonl"), result.Pooled, stop);
            terminal.Line($"the last model: {result.Rounds[^1].Model} (--setting {proposer.Section}:Folder=…)");
            terminal.Document(result);
            return 0;
        });
        return command;
    }

    private static async Task<ProblemSource> ReadAsync(FileInfo file, CancellationToken stop) =>
        file.Exists ? ProblemSource.Lines(await File.ReadAllBytesAsync(file.FullName, stop), file.Name, file.DirectoryName) : throw new FileNotFoundException($"there is no file {file}");

    private static async Task WriteAsync(string path, IReadOnlyList<PooledAnswer> answers, CancellationToken stop)
    {
        await using var stream = File.Create(path);
        foreach (var answer in answers)
        {
            await JsonSerializer.SerializeAsync(stream, answer, JournalFormat.Json, stop);
            stream.WriteByte((byte)'\n');
        }
    }
}
