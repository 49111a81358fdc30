using System.Text.Json;
using Ponder.Answers;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Service;
using Ponder.Search.Catalogue;
using Ponder.TestKit.Jobs;

namespace Ponder.Engine.Tests.Jobs;

/// <summary>The kind of answers belongs to the job: each problem says it, or the options, or its reference.</summary>
public class AnswerKindTests
{
    private const string Choice = "2 steps, 100% right, options (A) 5 (B) 7 (C) 9, answer 7";

    [Fact]
    public async Task A_problem_file_without_kinds_is_kept_and_asked_as_before()
    {
        var harness = new JobHarness();
        var folder = await harness.FolderAsync(JobHarness.Options());
        Assert.Null(folder.Spec.Kinds);
        Assert.DoesNotContain("kinds", JsonSerializer.Serialize(folder.Spec, JournalFormat.Json), StringComparison.Ordinal);
        Assert.DoesNotContain("answers", JsonSerializer.Serialize(folder.Spec.Options, JournalFormat.Json), StringComparison.Ordinal);
        var entry = await folder.Chunks.EntryAsync(0, default);
        Assert.DoesNotContain("kind", JsonSerializer.Serialize(entry, JournalFormat.Json), StringComparison.Ordinal);
        await harness.RunAsync(JobHarness.Options());
        Assert.All(harness.Proposer.Asked, prompt => Assert.Equal(AnswerKind.Math, prompt.Kind));
    }

    [Theory]
    [InlineData(null, "B", AnswerKind.Choice)]
    [InlineData(null, "7", null)]
    [InlineData(AnswerKind.Text, "B", AnswerKind.Text)]
    [InlineData(AnswerKind.Math, "B", null)]
    public async Task The_options_come_before_what_references_say(AnswerKind? asked, string reference, AnswerKind? kind)
    {
        var folder = await OpenAsync(new { id = "p", problem = Choice, answer = reference }, asked);
        Assert.Equal(kind, (await folder.Chunks.EntryAsync(0, default)).Problem.Kind);
        Assert.Equal(kind is null ? null : [kind.Value], folder.Spec.Kinds);
    }

    [Fact]
    public async Task What_a_problem_says_of_itself_comes_first()
    {
        var folder = await OpenAsync(new { id = "p", problem = Choice, answer = "B", answer_type = "json" }, AnswerKind.Text);
        Assert.Equal(AnswerKind.Json, (await folder.Chunks.EntryAsync(0, default)).Problem.Kind);
    }

    [Fact]
    public async Task A_choice_is_asked_for_read_and_judged_as_one()
    {
        var harness = new JobHarness { File = Line(new { id = "p", problem = Choice, answer = "B" }) };
        var (summary, results, _) = await harness.RunAsync(JobHarness.Options("majority", n: 3));
        Assert.All(harness.Proposer.Asked, prompt => Assert.Equal(AnswerKind.Choice, prompt.Kind));
        var row = JsonDocument.Parse(results).RootElement;
        Assert.Equal("B", row.GetProperty("answer").GetString());
        Assert.True(row.GetProperty("correct").GetBoolean());
        Assert.Equal("choice", row.GetProperty("kind").GetString());
        Assert.Equal(1, summary.Solved);
    }

    [Fact]
    public async Task The_words_that_ask_for_a_kind_are_set_aside()
    {
        var (math, text) = (await OpenAsync(new { id = "p", problem = Choice }, null), await OpenAsync(new { id = "p", problem = Choice }, AnswerKind.Text));
        var more = (await text.Chunks.EntryAsync(0, default)).PromptTokens - (await math.Chunks.EntryAsync(0, default)).PromptTokens;
        Assert.Equal(AnswerKinds.Request(AnswerKind.Text).Length - AnswerKinds.Request(AnswerKind.Math).Length, more);
    }

    [Fact]
    public void A_request_to_the_service_names_the_kind_and_a_wrong_one_lists_them()
    {
        var request = RequestBody.Parse("{\"options\":{\"answers\":\"choice\"}}"u8, new StartRequest(null));
        Assert.Equal(AnswerKind.Choice, request.Job(StrategyCatalogue.Shipped).Answers);
        var wrong = RequestBody.Parse("{\"options\":{\"answers\":\"essay\"}}"u8, new StartRequest(null));
        Assert.Contains(
            "expected one of math, choice, text, json, code", Assert.Throws<FormatException>(() => wrong.Job(StrategyCatalogue.Shipped)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_kind_is_another_job() => Assert.NotEqual(
        (await OpenAsync(new { id = "p", problem = Choice }, null)).Spec.Id, (await OpenAsync(new { id = "p", problem = Choice }, AnswerKind.Choice)).Spec.Id);

    private static Task<JobFolder> OpenAsync(object problem, AnswerKind? kind) =>
        new JobHarness { File = Line(problem) }.FolderAsync(JobHarness.Options() with { Answers = kind });

    private static string Line(object problem) => JsonSerializer.Serialize(problem) + "\n";
}
