using System.CommandLine;
using System.Globalization;
using Ponder.Cli.Files;
using Ponder.Cli.Words;
using Ponder.Core.Recorded;
using Ponder.Evaluation.Simulation;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Cli;

/// <summary><c>ponder simulate</c>: what strategies would have come to on recorded answers.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("file") { Description = "Recorded answers as JSON Lines; several files are one set.", Arity = ArgumentArity.OneOrMore }.Read();
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
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output." };
        var command = new Command("simulate", "Prices strategies on recorded answers: accuracy against tokens, and no model is called.")
            { files, strategies, budgets, shuffles, half, seed, json };
        command.SetAction(async (parsed, stop) =>
        {
            var terminal = new Terminal(parsed.GetValue(json), parsed.InvocationConfiguration);
            var count = parsed.GetValue(shuffles);
            if (count is < 1 or > 10_000) throw new OptionException($"--shuffles is {count}: expected a whole number from 1 to 10000");
            List<RecordedProblem> problems = [.. Half(await ReadAsync(parsed.GetValue(files)!, stop), parsed.GetValue(half))];
            List<StrategyChoice> choices = [.. parsed.GetValue(strategies)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(StrategyChoice.Parse)];
            var result = new Simulator(problems).Run(choices, Multiples(parsed.GetValue(budgets)!), count, parsed.GetValue(seed));
            Show(terminal, result);
            terminal.Document(result);
        });
        return command;
    }

    private static async Task<List<RecordedProblem>> ReadAsync(FileInfo[] files, CancellationToken stop)
    {
        var problems = new List<RecordedProblem>();
        foreach (var file in files)
        {
            if (!file.Exists) throw new FileNotFoundException($"there is no file {file}");
            await using var stream = file.OpenRead();
            problems.AddRange(await RecordedFile.ReadAsync(file.Name, stream, stop));
        }

        return problems;
    }

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
            terminal.Line($"{group.Key}: {Points(group.Average(p => p.Gain))} points over the envelope on average, {Points(group.Min(p => p.Gain))} at the lowest");
        terminal.Line("Accuracy in per cent with standard errors. The envelope is the best mixture of majority, ESC and adaptive consistency at the same tokens.");
    }

    private static IEnumerable<string> Cells(SimulatedPoint point) =>
    [
        $"{point.Budget:0.##}", $"{point.Tokens:N0}", $"{point.Samples:N2}", $"{100 * point.Accuracy:F2}", $"{100 * point.Error:F2}", $"{100 * point.Spread:F2}",
        double.IsFinite(point.Gain) ? Points(point.Gain) : "", $"{point.Unanswered:0.#}", $"{point.Waves:0.#}",
    ];

    private static string Points(double share) => $"{Math.Round(100 * share, 2):+0.00;-0.00;0.00}";
}
