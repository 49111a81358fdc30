using Ponder.Core.Proposing;
using Ponder.Engine.Journals;
using Ponder.Search.Rounds;
using Ponder.Search.Solving;
using Ponder.TestKit.Strategies;

namespace Ponder.Engine.Tests.Running;

public sealed class DivisionTests
{
    [Fact]
    public async Task An_answer_stands_below_its_sub_question_and_has_the_tokens_of_both()
    {
        var harness = new PageHarness(StrategyChoice.Parse("graph-of-thoughts:n=3+plan=16+answer=10"));
        var pool = (await harness.RunAsync()).Problems.SelectMany(p => p.Pool).ToList();
        var (journal, byId) = (new Journal(harness.Store, "job"), pool.ToDictionary(c => c.Id));
        var texts = new CandidateTexts(journal);
        var parts = pool.Where(c => c.Purpose == Purpose.Part && c.Ending == Ending.Finished).ToList();
        Assert.NotEmpty(parts);
        foreach (var part in parts)
        {
            var division = byId[part.Parent!.Value];
            var asked = SubQuestions.Read(await texts.GetAsync(division.Id, default));
            Assert.Equal(asked.Select(q => q.IsComplex), division.Parts!);
            Assert.Contains(asked, q => texts.GetAsync(part.Id, default).Result.StartsWith($"{q.Text}\n\n", StringComparison.Ordinal));
            Assert.InRange(part.Tokens, division.Tokens + 1, division.Tokens + 10);
        }

        Assert.All(pool.Where(c => c.Purpose != Purpose.Divide), c => Assert.Null(c.Parts));
    }

    [Fact]
    public async Task All_sub_questions_of_a_layer_are_one_round()
    {
        var harness = new PageHarness(StrategyChoice.Parse("graph-of-thoughts:n=3+plan=16+answer=10+depth=1+layers=1"));
        await harness.RunAsync();
        Assert.InRange(harness.Rounds.Count, 3, 4); // Divided, answered, joined; who needs no division is a round ahead.
        Assert.Equal(4, harness.Rounds[0].Asks.Count);
        Assert.True(harness.Rounds.SelectMany(r => r.Asks).OfType<ProposeAsk>().Count(a => a.Purpose == Purpose.Part) > 12);
    }

    [Fact]
    public void What_no_division_asks_names_no_item()
    {
        var ask = new ProposeAsk(0, default, null, Purpose.Solve, [], "", "end@0.8", [new(0, 1)], null, 0.8, 10, 1, Scoring.None);
        var json = System.Text.Json.JsonSerializer.Serialize<Ask>(ask);
        Assert.DoesNotContain("Item", json, StringComparison.Ordinal);
        Assert.Contains("\"Item\":2", System.Text.Json.JsonSerializer.Serialize<Ask>(ask with { Item = 2 }), StringComparison.Ordinal);
    }
}
