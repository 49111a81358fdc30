using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Ponder.Cli.Files;
using Ponder.Cli.Jobs;
using Ponder.Cli.Words;
using Ponder.Core.Recorded;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Evaluation.Simulation;
using Ponder.Hosting;
using Ponder.Reports;
using Ponder.Search.Calibration;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Cli;

/// <summary><c>ponder simulate</c>: what strategies would have come to on recorded answers.</summary>
internal static partial class SimulateCommand
{
    public static Command Create(PonderBuilder host)
    {
        var sources = new Argument<string[]>("source") { Description = "Files of recorded answers as JSON Lines, or jobs, by their ids; several are one set.", Arity = ArgumentArity.OneOrMore };
        var strategies = new Option<string>("--strategies")
        {
            Description = $"Names joined by commas, with options as in {StrategyNames.Esc}:n=64+window=3.",
            DefaultValueFactory = _ => $"{StrategyNames.Majority},{StrategyNames.AdaptiveConsistency},{AllocatorNames.Batch}",
        };
        var budgets = new Option<string>("--budgets")
        {
            Description = "Budgets joined by commas, in multiples of one sample's tokens; for a strategy, its number of samples.",
            DefaultValueFactory = _ => "1.3,1.5,2,3,4,6,8,16",
        };
        var shuffles = new Option<int>("--shuffles") { Description = "Orders of the samples to average over.", DefaultValueFactory = _ => 20 };
        var half = new Option<int?>("--half") { Description = "Only every second problem: 1 the odd ones, 2 the even ones." };
        var seed = new Option<ulong>("--seed") { Description = "The seed of the orders.", DefaultValueFactory = _ => 1 };
        var table = new Option<FileInfo?>("--table") { Description = "A calibration table, for allocators to go by (default: they assume what votes are worth)." }.Read();
        var page = new Option<FileInfo>("--out") { Description = "Where the curves go, as a page.", DefaultValueFactory = _ => new("simulate.html") }.Written();
        var place = new PlaceArguments(host);
        var command = new Command("simulate", "Prices strategies on recorded answers: accuracy against tokens, and no model is called.")
            { sources, strategies, budgets, shuffles, half, seed, table, page };
        command.AddRange(place.StoreOnly);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, begun) = (place.Terminal(parsed), TimeProvider.System.GetLocalNow());
            var count = parsed.GetValue(shuffles);
            if (count is < 1 or > 10_000) throw new OptionException($"--shuffles is {count}: expected a whole number from 1 to 10000");
            List<RecordedProblem> problems = [.. Half(await ReadAsync(parsed.GetValue(sources)!, () => place.Store(parsed), stop), parsed.GetValue(half))];
            List<StrategyChoice> choices = [.. parsed.GetValue(strategies)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(StrategyChoice.Parse)];
            var result = new Simulator(problems) { Table = await TableAsync(parsed.GetValue(table), host, stop) }.Run(choices, Multiples(parsed.GetValue(budgets)!), count, parsed.GetValue(seed));
            Show(terminal, result);
            var (target, names) = (parsed.GetValue(page)!, string.Join(", ", parsed.GetValue(sources)!.Select(s => Path.GetFileName(s))));
            var about = new EvalAbout(names, $"{parsed.GetValue(seed)}", begun, (TimeProvider.System.GetLocalNow() - begun).TotalSeconds);
            await using (var file = target.Create()) await EvalPage.WriteAsync(file, $"simulated on recorded answers, {result.Shuffles} orders of them", result.Curves(), about: about, cancel: stop);
            terminal.Line($"plots: {target.FullName}");
            terminal.Document(new { result.Problems, result.Samples, result.Shuffles, result.SampleTokens, result.Scored, result.Points, result.Envelope, page = target.FullName });
        });
        return command;
    }

    /// <summary>What each source holds: a file of that name, else the job of that id.</summary>
    private static async Task<List<RecordedProblem>> ReadAsync(string[] sources, Func<IStore> store, CancellationToken stop)
    {
        var problems = new List<RecordedProblem>();
        foreach (var source in sources)
        {
            if (Directory.Exists(source)) throw new OptionException($"{source} is a folder: expected a file of recorded answers, or a job's id");
            if (File.Exists(source))
            {
                await using var stream = File.OpenRead(source);
                problems.AddRange(await RecordedFile.ReadAsync(Path.GetFileName(source), stream, stop));
                continue;
            }

            if (!JobId().IsMatch(source)) throw new FileNotFoundException($"there is no file {source}");
            problems.AddRange(await RecordedJob.OfAsync(await JobStore.OpenAsync(store(), source, stop), stop));
        }

        return problems;
    }

    private static async Task<CalibrationTable?> TableAsync(FileInfo? file, PonderBuilder host, CancellationToken stop) =>
        file is null ? null : TableFile.Parse(file.Name, await File.ReadAllBytesAsync(file.FullName, stop), host.Strategies);

    [GeneratedRegex("^[0-9a-f]{16}$")]
    private static partial Regex JobId();

    private static IEnumerable<RecordedProblem> Half(List<RecordedProblem> problems, int? half) => half switch
    {
        null => problems,
        1 or 2 => problems.Where((_, place) => place % 2 == half - 1),
        _ => throw new OptionException($"--half is {half}: expected 1 or 2"),
    };

    private static List<double> Multiples(string text) =>
    [
        .. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part =>
            double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 1024
                ? value
                : throw new OptionException($"--budgets \"{part}\": expected numbers above 0, at most 1024, joined by commas")),
    ];

    private static void Show(Terminal terminal, SimulationResult result)
    {
        terminal.Line($"{result.Problems:N0} problems, {result.Samples:N0} recorded samples, {result.Shuffles} shuffles; one sample costs {result.SampleTokens:N0} tokens");
        string[] names = ["strategy", "budget", "tokens", "samples", "accuracy", "± problems", "± order", "over envelope", "no sample", "waves"];
        FittedTable.Write(terminal, names, [.. result.Points.Select(p => (string[])[p.Strategy, .. Cells(p)])], ["no sample", "waves", "± order", "samples"]);
        foreach (var group in result.Points.Where(p => double.IsFinite(p.Gain)).GroupBy(p => StrategyChoice.Parse(p.Strategy).Name))
            terminal.Line($"{group.Key}: {Points(group.Average(p => p.Gain))} points over the envelope on average, {Points(group.Min(p => p.Gain))} at the lowest; its end is {Points(result.Room(group))} over it");
        terminal.Line("Accuracy in per cent with standard errors. The envelope is the best mixture of uniform rules at the same tokens: majority, ESC, adaptive consistency");
        terminal.Line(result.Scored ? "and weighted best-of-N, for the samples have scores." : "(the samples have no scores).");
    }

    private static IEnumerable<string> Cells(SimulatedPoint point) =>
    [
        $"{point.Budget:0.##}", $"{point.Tokens:N0}", $"{point.Samples:N2}", $"{100 * point.Accuracy:F2}", $"{100 * point.Error:F2}", $"{100 * point.Spread:F2}",
        double.IsFinite(point.Gain) ? Points(point.Gain) : "", $"{point.Unanswered:0.#}", $"{point.Waves:0.#}",
    ];

    private static string Points(double share) => $"{Math.Round(100 * share, 2):+0.00;-0.00;0.00}";
}
