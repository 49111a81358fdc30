using Ponder.Core.Budgets;
using Ponder.Core.Voting;
using Ponder.Engine.Results;
using Ponder.Reports;
using Ponder.Search.Pages;
using Ponder.Search.Solving;

namespace Ponder.Reports.Tests;

/// <summary>Where the budget went, by either difficulty.</summary>
public class EffortsTests
{
    [Fact]
    public void Every_token_is_in_one_bin_and_one_wave_whichever_difficulty_is_asked_for()
    {
        var efforts = new Efforts();
        for (var i = 0; i < 10; i++) efforts.Add(Row(i % 2 == 0, [100, i]), ease: 1 - (i / 10.0), share: i / 10.0);
        var (predicted, known) = (efforts.By(efforts.Predicted(null), 2), efforts.By(efforts.Known!, 2));
        Assert.Equal([(1, 2, 200L, 1L), (2, 2, 200L, 5L), (3, 2, 200L, 9L), (4, 2, 200L, 13L), (5, 2, 200L, 17L)], predicted.Select(b => (b.Bin, b.Problems, b.Tokens[0], b.Tokens[1])));
        Assert.Equal([17L, 13, 9, 5, 1], known.Select(b => b.Tokens[1]));
        Assert.All(predicted, bin => Assert.Equal((2, 1), (bin.Graded, bin.Right)));
    }

    [Fact]
    public void Difficulty_by_the_reference_needs_a_reference_of_every_problem()
    {
        var efforts = new Efforts();
        efforts.Add(Row(true, [1]), 0.5, 1);
        efforts.Add(Row(null, [1]), 0.5, null);
        Assert.Null(efforts.Known);
        Assert.Equal(1, efforts.By(efforts.Predicted(null), 1).Sum(bin => bin.Graded));
    }

    private static ResultRow Row(bool? correct, long[] tokens) => new()
    {
        Id = "p",
        Confidence = 1,
        Status = SolveStatus.Solved,
        Rule = VoteRule.Majority,
        Correct = correct,
        Votes = [],
        Spend = default,
        History = [.. tokens.Select((t, wave) => new Visit(wave, new StrategyChoice("majority", new Dictionary<string, string>()), new Spend { CompletionTokens = t }))],
    };
}
