using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Ponder.Core.Verifying;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Inference.Chat;
using Ponder.Inference.Tests.Chat.Server;
using Ponder.TestKit.SharedData;
using Ponder.TestKit.Skipping;
using Ponder.TestKit.Stores;

namespace Ponder.Inference.Tests.Chat;

/// <summary>GSM8K end to end against a service that answers with four published solutions of every problem: votes beside a count made here.</summary>
[NeedsSharedData("gsm8k/model_solutions_first660.jsonl")]
public sealed class PublishedSolutionsTests
{
    private static readonly string[] Writers = ["6b_finetuning", "6b_verification", "175b_finetuning", "175b_verification"];

    [NeedyFact]
    public async Task Majority_is_what_counting_gives() =>
        Assert.Equal(Expected(_ => 1), await AccuracyAsync("majority", null), 12);

    [NeedyFact]
    public async Task Weighted_vote_is_what_adding_gives() =>
        Assert.Equal(Expected(ByText.Weight), await AccuracyAsync("weighted-best-of-n", new ByText()), 12);

    /// <summary>Problem lines with their solutions; a problem with a solution that breaks off before its answer is left out.</summary>
    private static List<(string Line, string[] Solutions)> Rows() =>
    [
        .. File.ReadLines(SharedFolder.Locate("gsm8k/test.jsonl"))
            .Zip(File.ReadLines(SharedFolder.Locate("gsm8k/model_solutions_first660.jsonl")).Select(line => Solutions(JsonNode.Parse(line)!)))
            .Where(row => Array.TrueForAll(row.Second, text => Number(text, "\nA: ") is not null)),
    ];

    private static string[] Solutions(JsonNode row) => [.. Writers.Select(w => (string)row[w]!["solution"]!)];

    private static double Expected(Func<string, double> weight) => Rows().Average(row =>
    {
        var votes = row.Solutions.Select((text, i) => (Number: Number(text, "\nA: "), Weight: weight(text), Index: i));
        var winner = votes.GroupBy(v => v.Number).OrderByDescending(g => g.Sum(v => v.Weight)).ThenBy(g => g.First().Index).First();
        return winner.Key == Number((string)JsonNode.Parse(row.Line)!["answer"]!, "#### ") ? 1.0 : 0.0;
    });

    private static decimal? Number(string text, string mark)
    {
        var at = text.LastIndexOf(mark, StringComparison.Ordinal);
        return at >= 0 && decimal.TryParse(text[(at + mark.Length)..].Trim(), CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static async Task<double> AccuracyAsync(string strategy, IVerifier? verifier)
    {
        var rows = Rows();
        var solutions = rows.ToDictionary(r => (string)JsonNode.Parse(r.Line)!["question"]!, r => r.Solutions);
        using var server = new ChatServer(request => Answer.Of(solutions[request.Text], 100, 900));
        using var proposer = Setup.Proposer(Setup.Options(server));
        var (store, models) = (new MemoryStore(), new JobModels(proposer, verifier));
        var file = Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(r => r.Line)));
        var options = new JobOptions { Strategy = new(strategy, new Dictionary<string, string> { ["n"] = "4" }), MaxTokens = 400 };
        var spec = (await new JobOpener(store, models).OpenAsync(ProblemSource.Lines(file), options)).Spec;
        var summary = await new JobCloser().CloseAsync(await new JobRunner(new(store, spec), models).RunAsync());
        Assert.InRange(rows.Count, 640, 660);
        Assert.Equal((rows.Count, rows.Count * 1000L), (summary.Problems, summary.Spend.Tokens - spec.Probe!.Spend.Tokens));
        return summary.Accuracy!.Value;
    }
}
