using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Search.Catalogue;
using Ponder.Search.Pages;
using Ponder.Search.Rounds;
using Ponder.Search.Solving;

namespace Ponder.Search.Tests.Pages;

public class PageSearchTests
{
    private static readonly SearchSettings Settings = new() { MaxTokens = 50, StepTokens = 10, ContextLength = 200, Tariff = new() { PromptPrice = 1 } };
    private readonly List<ProposeAsk> asks = [];

    /// <summary>A search of one problem whose drafts all have 20 tokens; runs <paramref name="act"/> and gives what it gave.</summary>
    private async Task<T> SearchAsync<T>(Func<IProblemSearch, Task<T>> act, SearchSettings? settings = null, IReadOnlyList<Candidate>? pool = null)
    {
        var pump = new RoundPump<Request, Reply>();
        var search = new ProblemSearch(new(0, "p", 10, null, new("greedy", new Dictionary<string, string>()), pool ?? [], []), settings ?? Settings, r => pump.AskAsync(0, r));
        T result = default!;
        await pump.RunAsync([async () => result = await act(search)], requests =>
            Task.FromResult<IReadOnlyList<(int, Reply)>>([.. requests.Select((r, place) => (place, Reply(r.Part(r.Count))))]));
        return result;
    }

    private Reply Reply(Ask ask)
    {
        if (ask is ScoreAsk score) return new([.. score.Items.Select(i => new Candidate { Id = i.Candidate, Draw = default, Seed = 0, Ending = Ending.Finished, Scores = [0.5] })], default);
        var propose = (ProposeAsk)ask;
        asks.Add(propose);
        return new([.. propose.Draws.Select(d => new Candidate
        {
            Id = new(0, 0, asks.Count, d.Index),
            Parent = propose.Parent,
            Draw = new(propose.Mode, d.Index),
            Purpose = propose.Purpose,
            Seed = d.Seed,
            Ending = propose.Steps is null ? Ending.Finished : Ending.Step,
            Answer = "1",
            Tokens = Math.Min(20, propose.MaxTokens),
            Scores = propose.Score == Scoring.None ? null : [0.1 * asks.Count],
        })], new() { Samples = propose.Samples * propose.Draws.Count });
    }

    [Fact]
    public async Task What_was_drawn_is_never_drawn_again_even_at_once()
    {
        var drawn = await SearchAsync(search => Task.WhenAll(search.DrawAsync(new(2)), search.DrawAsync(new(3)), search.DrawAsync(new(1) { Skip = 2 })));
        Assert.Equal([2, 1], asks.Select(a => a.Draws.Count));
        Assert.Equal(drawn[1][2], drawn[2][0]);
    }

    [Fact]
    public async Task Only_new_steps_are_scored_and_the_scores_of_the_whole_are_kept()
    {
        var scores = await SearchAsync(async search =>
        {
            var first = (await search.DrawAsync(new(1) { Steps = 1, Score = true }))[0];
            var second = (await search.DrawAsync(new(1) { From = first, Steps = 1, Score = true }))[0];
            return (await search.DrawAsync(new(1) { From = second, Score = true }))[0];
        });
        Assert.Equal([Scoring.Whole, Scoring.NewSteps, Scoring.NewSteps], asks.Select(a => a.Score));
        Assert.Equal([0.1, 0.2, 0.3], scores.Scores!.Select(s => Math.Round(s, 9)));
    }

    [Fact]
    public async Task What_was_drawn_unscored_is_scored_when_asked_once()
    {
        var score = await SearchAsync(async search =>
        {
            await search.DrawAsync(new(1));
            return (await search.DrawAsync(new(1) { Score = true }))[0].Scores;
        });
        Assert.Equal([0.5], score);
        Assert.Single(asks);
    }

    [Fact]
    public async Task A_cut_off_draft_costs_no_verifier_call()
    {
        var cut = new Candidate { Id = new(0, 0, 9, 0), Draw = new("end@0.8", 0), Seed = 1, Ending = Ending.Length };
        var scored = await SearchAsync(search => search.ScoreAsync([cut]), pool: [cut]);
        Assert.Null(scored[0].Scores);
    }

    [Fact]
    public async Task The_oldest_attempts_give_way_where_the_context_is_short()
    {
        await SearchAsync(async search =>
        {
            var chain = (await search.DrawAsync(new(1))).ToList();
            for (var i = 0; i < 3; i++) chain.AddRange(await search.DrawAsync(new(1) { From = chain[^1], Purpose = Purpose.Revise, Texts = [.. chain] }));
            return chain;
        }, Settings with { ContextLength = 100 });
        Assert.Equal([0, 1, 2, 2], asks.Select(a => a.Texts.Count));
        Assert.Equal(asks[2].Draws.Count, asks[3].Texts.Count(t => t.Round == 3));
        Assert.All(asks, a => Assert.Equal(50, a.MaxTokens));
    }

    [Fact]
    public async Task A_continuation_has_what_is_left_of_the_solutions_room()
    {
        await SearchAsync(async search =>
        {
            var first = (await search.DrawAsync(new(1) { Steps = 3 }))[0];
            var thought = (await search.DrawAsync(new(1) { Purpose = Purpose.Think }))[0];
            await search.DrawAsync(new(1) { From = thought, Purpose = Purpose.Conclude, Cue = "four" });
            return await search.DrawAsync(new(1) { From = first });
        });
        Assert.Equal([30, 38, 26, 30], asks.Select(a => a.MaxTokens));
        Assert.Equal([1, 1, 0, 0], asks.Select(a => a.Samples));
    }

    [Fact]
    public async Task A_strategy_that_waits_for_something_foreign_fails_its_problem_by_name()
    {
        var slot = new Slot(3, "third", 10, null, new("foreign", new Dictionary<string, string>()), [], []);
        var outcome = await PageSearch.RunAsync(
            new() { Job = "j", Wave = 0, Page = 0, Slice = Cap.None, Settings = Settings, Slots = [slot, slot with { Problem = 4, Id = "fourth" }] },
            round => Task.FromResult(new RoundResult([.. round.Asks.Select(Reply)], default)),
            StrategyCatalogue.Shipped.With(new()
            {
                Name = "foreign",
                Summary = "Waits for a clock.",
                Options = [],
                Create = _ => new Foreign(),
                Demand = _ => new(new DrawDemand(1, 1)),
            }));
        Assert.Equal(
            "foreign waits, on problem \"third\", for something that is neither proposer nor verifier", outcome.Problems[0].Reason);
        Assert.Equal((SolveStatus.Failed, 4), (outcome.Problems[1].Status, outcome.Problems[1].Problem));
    }

    private sealed class Foreign : IStrategy
    {
        public async Task<Vote> SolveAsync(IProblemSearch search)
        {
            await search.DrawAsync(new(1));
            await Task.Delay(1);
            return Vote.None;
        }
    }
}
