using Microsoft.Extensions.Configuration;
using Ponder.Core.Proposing;
using Ponder.Core.Recorded;
using Ponder.Inference.Kinds;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Tests.Recorded;

/// <summary>Recorded answers given again, as a proposer and as a verifier.</summary>
public sealed class RecordedTests : IDisposable
{
    private const string Rows =
        """
        {"id":"a","answer":"7","samples":[["1",10],["2",20],["3",0],["4",40],[null,50]]}
        {"id":"b","problem":"What is 3?","answer":"3","samples":[{"answer":"3","tokens":5,"text":"It is \\boxed{3}.","scores":[0.2,0.9],"verifierTokens":4}]}
        """;

    private readonly string file = Path.GetTempFileName();

    public RecordedTests() => File.WriteAllText(file, Rows);

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task Each_sample_is_given_once_in_an_order_the_seed_decides_and_the_last_is_for_temperature_0()
    {
        var drawn = (await DraftsAsync("a", [0, 1, 2, 3])).Select(d => d.Text).ToList();
        var cold = Assert.Single(await DraftsAsync("a", [0], temperature: 0)).Text;
        Assert.Equal(5, drawn.Append(cold).Distinct().Count());
        Assert.Equal(drawn[2], Assert.Single(await DraftsAsync("a", [2])).Text);
        Assert.Contains(Enumerable.Range(2, 9), seed => !Order(seed).SequenceEqual(Order(1)));
    }

    [Fact]
    public async Task What_is_not_there_is_a_fault_of_the_sample()
    {
        var drafts = await DraftsAsync("a", [3, 4]);
        Assert.NotEqual(Ending.Failed, drafts[0].Ending);
        Assert.Equal((Ending.Failed, 0), (drafts[1].Ending, drafts[1].Tokens));
        Assert.Contains("5 samples are recorded of problem \"a\"", drafts[1].Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_costs_what_was_recorded_and_an_unknown_cost_is_the_problems_mean() =>
        Assert.Equal([10, 20, 30, 40, 50], (await DraftsAsync("a", [0, 1, 2, 3])).Concat(await DraftsAsync("a", [0], temperature: 0)).Select(d => d.Tokens).Order());

    [Fact]
    public async Task A_sample_that_is_longer_than_it_may_be_is_cut_short()
    {
        var drafts = (await DraftsAsync("a", [0, 1, 2, 3], maxTokens: 15)).Where(d => d.Tokens != 10).ToList();
        Assert.True(drafts.Count >= 3);
        Assert.All(drafts, d => Assert.Equal((Ending.Length, 15), (d.Ending, d.Tokens)));
    }

    [Fact]
    public async Task A_score_is_found_by_the_text_it_was_given_to()
    {
        var draft = Assert.Single(await DraftsAsync("What is 3?", [0]));
        var reply = (await Open().OpenVerifier()!.ScoreAsync([new("What is 3?", [new("", draft.Text), new("", "another")])]))[0];
        Assert.Equal([0.2, 0.9], reply.Verdicts[0].StepScores!);
        Assert.Equal("no score of it is recorded", reply.Verdicts[1].Failure);
        Assert.Equal(4, reply.Tokens);
    }

    [Theory]
    [InlineData("", Ending.Finished)]
    [InlineData(",\"ending\":\"finished\"", Ending.Finished)]
    [InlineData(",\"ending\":\"length\"", Ending.Length)]
    [InlineData(",\"answer\":null", Ending.Length)]
    public async Task An_answer_that_only_the_text_has_is_read_from_it(string more, Ending ending)
    {
        await File.WriteAllTextAsync(file, $$"""{"id":"t","samples":[{"tokens":4,"text":"It is \\boxed{3}."{{more}}}]}""");
        Assert.Equal(("It is \\boxed{3}.", ending), Assert.Single((await DraftsAsync("t", [0])).Select(d => (d.Text, d.Ending))));
    }

    [Fact]
    public void A_problem_nobody_recorded_is_refused() => Assert.Contains("no answers to it are recorded", Open().OpenProposer().Read("c").Refusal, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_is_named() => Assert.Contains("expected files of recorded answers",
        Assert.Throws<SettingException>(() => Open("nowhere.jsonl").OpenProposer()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"id":"a"}""", "samples")]
    [InlineData("""{"id":"a","samples":[["1",-3]]}""", "sample 1: tokens are -3")]
    [InlineData("""{"id":"a","samples":[["1",3,1.5]]}""", "expected numbers from 0 to 1")]
    [InlineData("""{"samples":[["1",3]]}""", "expected an \"id\" or a \"problem\"")]
    [InlineData("not json", "line 1: expected")]
    [InlineData("", "holds no recorded problem")]
    public async Task A_bad_line_is_told_with_its_place(string content, string words)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content));
        Assert.Contains(words, (await Assert.ThrowsAsync<RecordedException>(() => RecordedFile.ReadAsync("rows", stream))).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<int> Order(int seed) =>
        new RecordedProblem("a", "a", null, [.. Enumerable.Range(0, 5).Select(i => new RecordedSample($"{i}", 1))]).Order((ulong)seed);

    private async Task<IReadOnlyList<Draft>> DraftsAsync(string problem, int[] places, double temperature = 0.8, int maxTokens = 100) =>
        (await Open().OpenProposer().ProposeAsync([new()
        {
            Problem = problem, Seeds = [.. places.Select(p => (ulong)p)], Places = places, Temperature = temperature, MaxTokens = maxTokens,
        }]))[0].Drafts;

    private ModelSettings Open(string? path = null) => new(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Ponder:Proposer:Kind"] = "recorded",
        ["Ponder:Proposer:File"] = path ?? file,
        ["Ponder:Verifier:Kind"] = "recorded",
        ["Ponder:Verifier:File"] = path ?? file,
    }).Build());
}
