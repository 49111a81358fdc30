using Ponder.Core.Proposing;
using Ponder.Core.Retrieving;
using Ponder.Engine;
using Ponder.Engine.Jobs;
using Ponder.Inference.Chat;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Tests.Chat.Server;
using Ponder.Search.Solving;
using Ponder.TestKit.Scripted;
using Ponder.TestKit.Stores;

namespace Ponder.Inference.Tests.Chat;

/// <summary>Solutions that search, over chat services that stop at a mark, that write on beyond it, and that cannot go on from a part.</summary>
public sealed class SearchTests
{
    private const string Asks = "I lack the price. <|begin_search_query|> price of a melon";

    [Theory]
    [InlineData(Continuation.FinalMessage, Asks)]
    [InlineData(Continuation.FinalMessage, Asks + "<|end_search_query|> It is 9, so \\boxed{9}.")]
    [InlineData(Continuation.Prefill, Asks)]
    [InlineData(Continuation.Completions, Asks)]
    [InlineData(Continuation.None, Asks)]
    public async Task A_solution_stops_at_its_query_and_goes_on_with_what_was_found(Continuation continuation, string first)
    {
        using var server = new ChatServer(request => Answer.Of([Reply(Words(request), first)]));
        using var proposer = Setup.Proposer(Setup.Options(server) with { Continuation = continuation, Probe = false });
        var retriever = new ScriptedRetriever();
        var engine = new PonderEngine(new MemoryStore(), new JobModels(proposer, null) { Retriever = retriever });
        var row = await engine.SolveAsync("How much is a melon?", new JobOptions { Strategy = StrategyChoice.Parse("search-o1:n=1+room=400+notes=50"), Cap = new(Tokens: 100_000), MaxTokens = 200 });
        Assert.Equal("3", row.Answer);
        Assert.Equal(["price of a melon"], retriever.Asked);
        var asked = server.Requests.Select(Words).ToList();
        Assert.Equal(3, asked.Count);
        Assert.Contains("much of price of a melon and more", asked[1], StringComparison.Ordinal);
        Assert.Contains(
            "I lack the price. <|begin_search_query|> price of a melon<|end_search_query|>\n\n<|begin_search_result|>It costs 3 dollars.<|end_search_result|>", asked[2], StringComparison.Ordinal);
        Assert.DoesNotContain("\\boxed{9}", asked[2], StringComparison.Ordinal);
        Assert.Equal([QueryMarks.QueryEnd, null, QueryMarks.QueryEnd], server.Requests.Select(r => (string?)r.Body!["stop"]?[0]));
    }

    [Fact]
    public void The_rest_of_a_solution_as_the_users_words_is_never_longer_than_its_bound()
    {
        var templates = new TemplateSet(null);
        var bounds = new PromptBounds(templates, 0, "Ponder:Proposer");
        var prompt = new ProposerPrompt { Problem = "x", Purpose = Purpose.Search, Prefix = new('p', 99), Cue = "c", Seeds = [1], MaxTokens = 1 };
        var bound = bounds.Read("x", 100_000).Tokens + bounds.Words.Single(w => w.Purpose == Purpose.Search).Around(0) + 100;
        Assert.InRange(PromptSize.Bound(templates.RestOfSearch(prompt), null), 100, bound);
    }

    private static string Reply(string asked, string first) =>
        asked.Contains("You read documents", StringComparison.Ordinal) ? "It costs 3 dollars."
        : asked.Contains("It costs 3 dollars.", StringComparison.Ordinal) ? "So the answer is \\boxed{3}."
        : first;

    private static string Words(ChatRequest request) => request.Body!["prompt"]?.ToString()
        ?? string.Join('\n', request.Body["messages"]!.AsArray().Select(m => m!["content"]!.ToString()));
}
