using System.Text.RegularExpressions;
using Ponder.Core.Proposing;
using Ponder.Engine;
using Ponder.Engine.Jobs;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Tests.Chat.Server;
using Ponder.Search.Solving;
using Ponder.TestKit.Stores;

namespace Ponder.Inference.Tests.Chat;

/// <summary>Questions that are divided into sub-questions, over a chat service.</summary>
public sealed partial class DivideTests
{
    [Fact]
    public async Task Sub_questions_are_asked_with_what_was_found_and_the_solution_sees_all()
    {
        using var server = new ChatServer(request => Answer.Of([Reply(Words(request))]));
        using var proposer = Setup.Proposer(Setup.Options(server));
        var engine = new PonderEngine(new MemoryStore(), new JobModels(proposer, null));
        var row = await engine.SolveAsync("How long is the way?", new JobOptions { Strategy = StrategyChoice.Parse("graph-of-thoughts:depth=2+layers=2"), Cap = new(Tokens: 500_000), MaxTokens = 400 });
        Assert.Equal("7", row.Answer);
        var asked = server.Requests.Select(Words).ToList();
        // The simple one, and the complex one after its own graph.
        Assert.Contains(asked, a => a.Contains("this is about:\n\nHow far is it to Lund?\n\nAnswer the sub-question.", StringComparison.Ordinal));
        Assert.Contains(asked, a => a.Contains("this is about:\n\nHow far is it home?\n\nWhich sub-questions", StringComparison.Ordinal));
        Assert.Contains(asked, a => a.Contains("this is about:\n\nHow far is it home?\n\nWhat was found so far:\n\nIs there a road?\n\nThere is one.\n\nAnswer the sub-question.", StringComparison.Ordinal));
        Assert.Contains("What was found so far:\n\nHow far is it to Lund?\n\nIt is 3.\n\nHow far is it home?\n\nIt is 4.", asked[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Purpose.Divide)]
    [InlineData(Purpose.Part)]
    [InlineData(Purpose.Join)]
    public void A_prompt_with_a_sub_question_is_never_longer_than_its_bound(Purpose purpose)
    {
        var (templates, question) = (new TemplateSet(null), purpose == Purpose.Join ? "" : "How far is it?");
        var bounds = new PromptBounds(templates, 0, "Ponder:Proposer");
        for (var texts = 0; texts <= 16; texts++)
        {
            string[] attempts = [.. Enumerable.Range(1, texts).Select(i => new string('t', i))];
            var chat = templates.Chat(new() { Problem = "x", Purpose = purpose, Question = question, Attempts = attempts, Seeds = [1], MaxTokens = 1 });
            var bound = bounds.Read("x", 100_000).Tokens + bounds.Words.Single(w => w.Purpose == purpose).Around(texts) + attempts.Sum(a => a.Length) + question.Length;
            Assert.InRange(PromptSize.Bound(chat, null), 0, bound);
        }
    }

    [Fact]
    public async Task The_words_of_these_prompts_are_part_of_the_jobs_that_need_them_only()
    {
        using var server = new ChatServer(_ => Answer.Of(["2"]));
        using var proposer = Setup.Proposer(Setup.Options(server));
        Assert.Equal([Purpose.Divide, Purpose.Part, Purpose.Join], (await PurposesAsync("graph-of-thoughts")).Where(p => p > Purpose.Conclude));
        Assert.DoesNotContain(await PurposesAsync("majority:n=2"), p => p > Purpose.Conclude);

        async Task<IEnumerable<Purpose>> PurposesAsync(string strategy) =>
            (await new JobOpener(new MemoryStore(), new JobModels(proposer, null)).OpenAsync(ProblemSource.Of([("p", "x", null)]), new() { Strategy = StrategyChoice.Parse(strategy), Cap = new(Tokens: 9999) }))
            .Spec.Use.Words!.Select(w => w.Purpose);
    }

    private static string Reply(string asked) => Question().Match(asked) is { Success: true, Groups: [_, var about] } ? (about.Value, asked.Contains("You plan", StringComparison.Ordinal)) switch
    {
        ("How far is it to Lund?", false) => "It is 3.",
        ("How far is it home?", true) => asked.Contains("There is one.", StringComparison.Ordinal) ? "none" : "1. Is there a road?",
        ("How far is it home?", false) => "It is 4.",
        ("Is there a road?", false) => "There is one.",
        _ => "not asked for",
    }
    : asked.Contains("You plan", StringComparison.Ordinal) ? (asked.Contains("It is 4.", StringComparison.Ordinal) ? "none" : "1. How far is it to Lund?\n2. How far is it home? (complex)")
    : "So the answer is \\boxed{7}.";

    private static string Words(ChatRequest request) => string.Join('\n', request.Body!["messages"]!.AsArray().Select(m => m!["content"]!.ToString()));

    [GeneratedRegex(@"this is about:\n\n(.*?)\n\n")]
    private static partial Regex Question();
}
