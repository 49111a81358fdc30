using Ponder.Core.Budgets;
using Ponder.Core.Voting;
using Ponder.Engine.Results;
using Ponder.Reports;
using Ponder.Search.Pages;
using Ponder.Search.Solving;

namespace Ponder.Reports.Tests;

/// <summary>Where the budget went, by difficulty and wave.</summary>
public class EffortsTests
{
    [Fact]
    public void Every_token_is_in_one_bin_and_one_wave()
    {
        var efforts = new Efforts();
        for (var i = 0; i < 10; i++) efforts.Add(Row(i % 2 == 0, [100, i]), ease: 1 - (i / 10.0));
        var predicted = efforts.By(efforts.Predicted(null), 2);
        Assert.Equal([(1, 2, 200L, 1L), (2, 2, 200L, 5L), (3, 2, 200L, 9L), (4, 2, 200L, 13L), (5, 2, 200L, 17L)], predicted.Select(b => (b.Bin, b.Problems, b.Tokens[0], b.Tokens[1])));
        Assert.All(predicted, bin => Assert.Equal((2, 1), (bin.Graded, bin.Right)));
    }

    [Fact]
    public void Problems_without_a_reference_are_in_a_bin_and_not_graded()
    {
        var efforts = new Efforts();
        efforts.Add(Row(true, [1]), 0.5);
        efforts.Add(Row(null, [1]), 0.5);
        Assert.Equal(1, efforts.By(efforts.Predicted(null), 1).Sum(bin => bin.Graded));
    }

    [Fact]
    public void What_a_wave_ran_is_told_with_the_most_problems_first()
    {
        var efforts = new Efforts();
        efforts.Add(Row(true, [1], "greedy"), 0.5);
        efforts.Add(Row(true, [2, 4], "majority"), 0.5);
        efforts.Add(Row(true, [3, 8], "majority"), 0.5);
        Assert.Equal([new WaveRan("majority", 2, 5), new WaveRan("greedy", 1, 1)], efforts.Ran(0));
        Assert.Equal([new WaveRan("majority", 2, 12)], efforts.Ran(1));
        Assert.Empty(efforts.Ran(2));
    }

    private static ResultRow Row(bool? correct, long[] tokens, string strategy = "majority") => new()
    {
        Id = "p",
        Confidence = 1,
        Status = SolveStatus.Solved,
        Rule = VoteRule.Majority,
        Correct = correct,
        Votes = [],
        Spend = default,
        History = [.. tokens.Select((t, wave) => new Visit(wave, new StrategyChoice(strategy, new Dictionary<string, string>()), new Spend { CompletionTokens = t }))],
    };
}
