using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using Ponder.Cli.Files;
using Ponder.Cli.Jobs;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Evaluation.SelfTraining;
using Ponder.Hosting;
using Ponder.Inference.Kinds;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Cli.SelfTraining;

/// <summary><c>ponder selftrain</c>: a model tuned on its own solutions, round after round.</summary>
internal static class SelfTrainCommand
{
    private static readonly SelfTrainingOptions Usual = new();
    private static readonly string[] Folders = ["embedded", "onnx"];

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
            var (terminal, store, settings) = (place.Terminal(parsed), place.WritableStore(parsed), place.Settings(parsed, _ => { }));
            var section = Section(settings);
            var (first, tuned) = (place.Models(parsed), (Folder: (string?)null, Models: (JobModels?)null));
            var asked = job.Read(parsed, first);
            var (own, other) = (await ReadAsync(parsed.GetValue(file)!, stop), parsed.GetValue(held) is { } given ? await ReadAsync(given, stop) : null);
            if (options.Confidence is null) await References.ExpectAsync(own, asked.Fields, "selftrain", all: false, stop);
            if (other is not null) await References.ExpectAsync(other, asked.Fields, "selftrain --held", all: true, stop);
            var words = CommandLineParser.SplitCommandLine(parsed.GetValue(tune)!).ToList();
            if (words.Count == 0) throw new OptionException("--tune is empty: expected a command");
            var folder = parsed.GetValue(output)!;
            var trainer = new SelfTrainer(RunAsync, new CommandTuner(words, folder, terminal.Note), options) { Holds = other is not null };
            var result = await trainer.RunAsync(round => terminal.Note(SelfTrainTable.Line(round)), stop);
            SelfTrainTable.Show(terminal, result);
            if (result.Pooled.Count > 0) await WriteAsync(Path.Combine(folder.FullName, "answers.jsonl"), result.Pooled, stop);
            terminal.Line($"the last model: {result.Rounds[^1].Model} (--setting {section["Ponder:".Length..]}:Folder=…)");
            terminal.Document(result);
            return 0;

            async Task<Engine.Running.JobRun> RunAsync(TrainingJob one, CancellationToken cancel)
            {
                if (one.Model != tuned.Folder)
                {
                    (tuned.Models?.Proposer as IDisposable)?.Dispose();
                    tuned = (one.Model, place.Models(parsed, new Dictionary<string, string?> { [$"{section}:Kind"] = settings.ProposerKind.Name, [$"{section}:Folder"] = one.Model }));
                }

                var problems = one.Set switch
                {
                    TrainingSet.Held => other!,
                    TrainingSet.Hinted => ProblemSource.Lines(one.Lines!, "hinted problems"),
                    _ => own,
                };
                // A seed of its own for each round: samples of a model and of the same one a little tuned would else be much the same, and vote as one.
                var round = asked with { Seed = asked.Seed + (ulong)one.Round, Fields = one.Set == TrainingSet.Hinted ? null : asked.Fields };
                var (summary, run, _) = await new JobSession(store, tuned.Models ?? first, terminal).RunAsync(problems, round, cancel);
                if (summary.Failed > 0) terminal.Urgent($"round {one.Round}, {summary.Problems:N0} {Words(one.Set)}: {JobSession.Ended(summary)}");
                return run;
            }
        });
        return command;
    }

    /// <summary>The section of the proposer, one whose folder can be set.</summary>
    private static string Section(ModelSettings settings)
    {
        if (settings.ProposerSections is not [var section]) throw new OptionException("selftrain tunes one proposer, and several are set: expected one");
        var kind = settings.ProposerKind.Name;
        return Folders.Contains(kind) ? section
            : throw new OptionException($"a proposer of the kind {kind} is tuned where it is served: `ponder export JOB --what fine-tuning` makes the file for that; selftrain expected {string.Join(" or ", Folders)}");
    }

    private static string Words(TrainingSet set) => set switch
    {
        TrainingSet.Held => "held-out problems",
        TrainingSet.Hinted => "problems with their answers given away",
        _ => "problems",
    };

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
