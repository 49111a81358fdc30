using System.Text;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Core.Retrieving;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Pages;
using Ponder.Search.Solving;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;
using Ponder.TestKit.Stores;
using Ponder.TestKit.Strategies;

namespace Ponder.Engine.Tests.Retrieving;

public sealed class SearchJobTests
{
    private static readonly StrategyChoice Choice = StrategyChoice.Parse("search-o1:n=4+searches=2+room=60+notes=10");

    [Fact]
    public async Task Replay_never_searches_again()
    {
        var harness = new PageHarness(Choice);
        var first = PageHarness.Json(await harness.RunAsync());
        var asked = harness.Retriever.Asked.Count;
        Assert.True(asked > 0);
        Assert.Equal(first, PageHarness.Json(await harness.RunAsync()));
        Assert.Equal((0, asked), (harness.Called, harness.Retriever.Asked.Count));
    }

    [Fact]
    public async Task The_same_query_of_a_round_is_searched_once()
    {
        var harness = new PageHarness(Choice);
        var outcome = await harness.RunAsync();
        var found = outcome.Problems.SelectMany(p => p.Pool).Count(c => c.Purpose == Purpose.Documents);
        Assert.True(harness.Retriever.Asked.Count < found, $"{harness.Retriever.Asked.Count} searches for {found} queries");
    }

    [Fact]
    public async Task What_was_found_is_in_the_solution_that_goes_on_and_costs_nothing_of_its_own()
    {
        var harness = new PageHarness(StrategyChoice.Parse("search-o1:n=4+searches=2+room=200+result=whole"));
        var outcome = await harness.RunAsync();
        var documents = outcome.Problems.SelectMany(p => p.Pool).First(c => c.Purpose == Purpose.Documents);
        Assert.InRange(documents.Tokens, 1, 200);
        var journal = new Journal(harness.Store, "job");
        var texts = new CandidateTexts(journal);
        var text = await texts.GetAsync(documents.Id, default);
        var next = outcome.Problems.SelectMany(p => p.Pool).First(c => c.Parent == documents.Parent && c.Purpose == Purpose.Search);
        Assert.StartsWith(await texts.GetAsync(documents.Parent!.Value, default) + QueryMarks.Given(text), await texts.GetAsync(next.Id, default), StringComparison.Ordinal);
        Assert.DoesNotContain(harness.Proposer.Asked, prompt => prompt.Purpose == Purpose.Documents);
        Assert.All(harness.Proposer.Asked.Where(p => p.Purpose == Purpose.Search), p => Assert.Equal([QueryMarks.QueryEnd], p.Stop));
    }

    [Fact]
    public async Task A_search_that_fails_is_told_and_the_solution_goes_on_without()
    {
        var harness = new PageHarness(Choice) { Retriever = new() { Fails = query => throw new RetrievalException("the index is gone") } };
        var outcome = await harness.RunAsync();
        Assert.All(outcome.Problems, p => Assert.Equal(SolveStatus.Solved, p.Status));
        Assert.Contains(outcome.Tally!.Notes, n => n.Text == "a search in scripted documents failed, and the solution went on without documents: the index is gone");
        Assert.Contains(harness.Proposer.Asked, p => p.Cue.Contains("No documents could be had", StringComparison.Ordinal));
        Assert.DoesNotContain(harness.Proposer.Asked, p => p.Purpose == Purpose.Condense);
    }

    [Fact]
    public async Task A_service_that_is_down_stops_the_run_and_nothing_is_paid_twice_when_it_is_back()
    {
        var down = true;
        var harness = new PageHarness(Choice) { Retriever = new() { Fails = _ => { if (down) throw new ModelUnavailableException("the search service is down"); } } };
        await Assert.ThrowsAsync<ModelUnavailableException>(() => harness.RunAsync());
        down = false;
        var resumed = PageHarness.Json(await harness.RunAsync());
        Assert.Equal(PageHarness.Json(await new PageHarness(Choice).RunAsync()), resumed);
        var drawn = harness.Proposer.Asked.SelectMany(p => p.Seeds.Select(s => (p.Problem, s))).ToList();
        Assert.Equal(drawn.Distinct().Count(), drawn.Count);
    }

    [Theory]
    [InlineData("search-o1:n=4+searches=2+room=60+notes=10")]
    [InlineData("search-o1:n=4+searches=3+room=100+result=whole+vote=weighted")]
    public async Task A_context_that_fills_up_ends_solutions_and_keeps_the_bound(string text)
    {
        var choice = StrategyChoice.Parse(text);
        foreach (var context in (int[])[60, 120, 200, 300])
        {
            var plain = new PageHarness(choice);
            var harness = new PageHarness(choice) { Settings = plain.Settings with { ContextLength = context, MaxTokens = 40 } };
            var worst = harness.Worst(new(10));
            foreach (var spend in (await harness.RunAsync()).Problems.Select(p => p.History[^1].Spend))
                Assert.True(spend.PromptTokens <= worst.PromptTokens && spend.CompletionTokens <= worst.CompletionTokens && spend.VerifierTokens <= worst.VerifierTokens, $"{spend} of {worst}");
        }
    }

    [Fact]
    public async Task A_job_without_documents_is_refused_with_what_to_set()
    {
        var e = await Assert.ThrowsAsync<JobException>(() => OpenAsync(new MemoryStore(), null, Choice));
        Assert.Contains("search-o1 needs documents to search, and no retriever is set", e.Message, StringComparison.Ordinal);
        Assert.Contains("--documents", e.Message, StringComparison.Ordinal);
        Assert.Contains("Ponder:Retriever:Kind", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_documents_make_another_job_and_cannot_go_on_with_this_one()
    {
        var store = new MemoryStore();
        var folder = await OpenAsync(store, new() { Identity = new("prices", "1") }, Choice);
        Assert.Equal(new("prices", "1"), folder.Spec.Retriever);
        Assert.Equal(folder.Spec.Id, (await OpenAsync(store, new() { Identity = new("prices", "1") }, Choice)).Spec.Id);
        Assert.NotEqual(folder.Spec.Id, (await OpenAsync(store, new() { Identity = new("prices", "2") }, Choice)).Spec.Id);
        var e = await Assert.ThrowsAsync<JobException>(() => JobStore.OpenAsync(store, folder.Spec.Id, Models(new() { Identity = new("prices", "2") })));
        Assert.Contains("its documents are", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_are_no_part_of_a_job_that_does_not_search()
    {
        var (store, majority) = (new MemoryStore(), StrategyChoice.Parse("majority:n=2"));
        var with = await OpenAsync(store, new(), majority);
        Assert.Null(with.Spec.Retriever);
        Assert.Equal(with.Spec.Id, (await OpenAsync(new MemoryStore(), null, majority)).Spec.Id);
        Assert.DoesNotContain("etriever", Encoding.UTF8.GetString(store.Blobs[new JobNames(with.Spec.Id).Spec]), StringComparison.Ordinal);
        Assert.Throws<JobException>(() => with.Spec.CheckChange(Choice, Models(null).Strategies));
    }

    private static JobModels Models(ScriptedRetriever? retriever) => new(new ScriptedProposer(), new ScriptedVerifier()) { Retriever = retriever };

    private static Task<JobFolder> OpenAsync(MemoryStore store, ScriptedRetriever? retriever, StrategyChoice choice) => new JobOpener(store, Models(retriever)).OpenAsync(
        new ProblemSource("the problem file", _ => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(JobHarness.Problems(3)), writable: false)), null),
        new JobOptions { Strategy = choice, MaxTokens = 60 });
}
