using Ponder.Core.Candidates;
using Ponder.Core.Voting;
using Ponder.Search.Pages;
using Ponder.Search.Reliability;
using Ponder.Search.Solving;

namespace Ponder.Search.Tests.Reliability;

public sealed class ConfidenceModelTests
{
    [Fact]
    public void Without_a_fit_it_is_the_belief_and_careful()
    {
        var one = ConfidenceModel.Assumed.Of("majority", null, Outcome("majority", 1));
        var four = ConfidenceModel.Assumed.Of("majority", null, Outcome("majority", 4));
        var split = ConfidenceModel.Assumed.Of("majority", null, Outcome("majority", 2, 2));
        Assert.InRange(one, 0.2, 0.5);
        Assert.InRange(four, one, 0.95);
        Assert.InRange(split, 0, one);
        Assert.Null(ConfidenceModel.Assumed.Fit("majority", Outcome("majority", 1)));
    }

    [Fact]
    public void No_answer_is_never_right() => Assert.Equal(0, ConfidenceModel.Assumed.Of("majority", null, Outcome("majority", 1) with { Vote = Vote.None }));

    [Fact]
    public void The_job_s_strategy_counts_before_the_last_one_that_was_run()
    {
        var model = ConfidenceModel.Assumed with { Strategies = [Fit("auto", 2), Fit("majority", -2)] };
        Assert.Equal(1 / (1 + Math.Exp(-2)), model.Of("auto", null, Outcome("majority", 1)), 9);
        Assert.Equal(1 / (1 + Math.Exp(2)), model.Of("batch", null, Outcome("majority", 1)), 9);
        Assert.Equal(["majority"], model.For("majority").Strategies.Select(s => s.Strategy));
        Assert.Equal(2, model.For("auto").Strategies.Count);
        Assert.Equal(2, model.For("batch").Strategies.Count);
    }

    [Fact]
    public void A_budget_s_own_fit_counts_before_that_of_all_budgets()
    {
        var fit = Fit("majority", 2) with { HeldOut = [new([]) { N = 4, Weights = Fit("majority", -1).Weights }] };
        var model = ConfidenceModel.Assumed with { Strategies = [fit] };
        Assert.Equal(1 / (1 + Math.Exp(1)), model.Of("majority", 4, Outcome("majority", 1)), 9);
        Assert.Equal(1 / (1 + Math.Exp(-2)), model.Of("majority", 8, Outcome("majority", 1)), 9);
        Assert.Equal(model.Of("majority", 4, Outcome("majority", 1)), model.For("batch").Of("majority", 4, Outcome("majority", 1)), 9);
    }

    [Fact]
    public void An_allocator_goes_by_the_strategy_that_was_run_last()
    {
        var model = ConfidenceModel.Assumed with { Strategies = [Fit("auto", 2), Fit("majority", -2)] };
        Assert.Equal(1 / (1 + Math.Exp(2)), model.Midway(Outcome("majority", 1))!.Value, 9);
        Assert.Null(model.Midway(Outcome("greedy", 1)));
        Assert.Equal(0, model.Midway(Outcome("majority", 1) with { Vote = Vote.None }));
    }

    [Fact]
    public void Facts_have_their_names_and_are_numbers()
    {
        foreach (var outcome in new[] { Outcome("greedy", 1), Outcome("majority", 3, 2, 1), Outcome("majority", 500) })
        {
            var facts = ConfidenceFacts.Of(outcome, Belief.Assumed);
            Assert.Equal(ConfidenceFacts.Names.Count, facts.Length);
            Assert.All(facts, fact => Assert.True(double.IsFinite(fact)));
        }
    }

    private static StrategyConfidence Fit(string strategy, double bias) =>
        new(strategy, [bias, .. Enumerable.Repeat(0.0, ConfidenceFacts.Names.Count - 1)], []);

    private static ProblemOutcome Outcome(string strategy, params int[] votes) => new()
    {
        Problem = 0,
        Status = SolveStatus.Solved,
        Vote = new() { Answer = "0", Groups = [.. votes.Select((count, i) => new AnswerGroup($"{i}", count, 0, null, default, default))] },
        History = [new(0, StrategyChoice.Of(strategy), default)],
        Pool = Array.Empty<Candidate>(),
    };
}
