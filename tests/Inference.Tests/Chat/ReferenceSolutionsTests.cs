using System.Text;
using System.Text.Json.Nodes;
using Ponder.Core.Seeds;
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

/// <summary>
/// MATH-500 end to end against a service that answers with the reference solutions, of the problem itself or of two others: votes beside a
/// count made here, by which problem a solution was taken from. No answer is read or compared for it.
/// </summary>
[NeedsSharedData("math500/test.jsonl")]
public sealed class ReferenceSolutionsTests
{
    private const int Samples = 5;

    private static readonly List<Row> Rows =
        [.. File.ReadLines(SharedFolder.Locate("math500/test.jsonl")).Select(line => Row.Read(JsonNode.Parse(line)!))];

    /// <summary>Problems whose answer is a whole number, spelled like no other's.</summary>
    private static readonly List<int> Whole =
    [
        .. Enumerable.Range(0, Rows.Count).Where(i => Rows[i].Answer.Length is >= 2 and <= 6 && Rows[i].Answer.All(char.IsAsciiDigit))
            .DistinctBy(i => Rows[i].Answer),
    ];

    [NeedyFact]
    public async Task Majority_is_what_counting_gives() => Assert.Equal(Expected(_ => 1), await AccuracyAsync("majority", null), 12);

    [NeedyFact]
    public async Task Weighted_vote_is_what_adding_gives() =>
        Assert.Equal(Expected(ByText.Weight), await AccuracyAsync("weighted-best-of-n", new ByText()), 12);

    private static double Expected(Func<string, double> weight)
    {
        var right = Enumerable.Range(0, Rows.Count).Count(problem =>
            Sources(problem).Select((source, i) => (Source: source, Weight: weight(Text(source, i)), Index: i))
                .GroupBy(v => v.Source).OrderByDescending(g => g.Sum(v => v.Weight)).ThenBy(g => g.Min(v => v.Index)).First().Key == problem);
        // A service that is mostly right or mostly wrong would tell nothing.
        Assert.InRange(right, Rows.Count / 4, Rows.Count * 3 / 4);
        return (double)right / Rows.Count;
    }

    /// <summary>The problems whose solutions are given for this one: about half of them its own, the rest of two whose answers are others.</summary>
    private static int[] Sources(int problem)
    {
        var start = (int)(Seed.Hash($"others {problem}") % (ulong)Whole.Count);
        int[] others = [.. Whole.Skip(start).Concat(Whole).Where(i => i != problem && !Rows[problem].Answer.Contains(Rows[i].Answer)).Take(2)];
        return [.. Enumerable.Range(0, Samples).Select(sample => (Seed.Hash($"{problem} {sample}") % 20) switch
        {
            < 9 => problem,
            < 17 => others[0],
            _ => others[1],
        })];
    }

    private static string Text(int source, int sample) => $"Attempt {sample + 1}.\n\n{Rows[source].Solution}";

    private static async Task<double> AccuracyAsync(string strategy, IVerifier? verifier)
    {
        var places = Rows.Select((row, i) => (row.Problem, i)).ToDictionary(r => r.Problem, r => r.i);
        using var server = new ChatServer(request =>
            Answer.Of([.. Sources(places[request.Text]).Select(Text)], prompt: 100, completion: 19_900));
        using var proposer = Setup.Proposer(Setup.Options(server));
        var (store, models) = (new MemoryStore(), new JobModels(proposer, verifier));
        var file = Encoding.UTF8.GetBytes(string.Join('\n', Rows.Select(r => r.Line)));
        var options = new JobOptions { Strategy = new(strategy, new Dictionary<string, string> { ["n"] = $"{Samples}" }), MaxTokens = 2000 };
        var spec = (await new JobOpener(store, models).OpenAsync(ProblemSource.Lines(file), options)).Spec;
        var summary = await new JobCloser().CloseAsync(await new JobRunner(new(store, spec), models).RunAsync());
        Assert.Equal((500, 500, 10_000_000L), (Rows.Count, summary.Solved, summary.Spend.Tokens - spec.Probe!.Spend.Tokens));
        return summary.Accuracy!.Value;
    }

    private sealed record Row(string Line, string Problem, string Solution, string Answer)
    {
        public static Row Read(JsonNode row)
        {
            // One asks for a letter, and would take no other problem's answer for one.
            row["answerType"] = "math";
            return new(row.ToJsonString(), (string)row["problem"]!, (string)row["solution"]!, (string)row["answer"]!);
        }
    }
}
