using Ponder.Answers;
using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Seeds;
using Ponder.Core.Voting;
using Ponder.Engine.Journals;
using Ponder.Engine.Tests.Conformance;
using Ponder.Engine.Tests.Running;
using Ponder.Evaluation.Cards;
using Ponder.Evaluation.Curves;
using Ponder.Evaluation.Statistics;
using Ponder.Search.Calibration;
using Ponder.Search.Catalogue;
using Ponder.Search.Options;
using Ponder.Search.Pages;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;
using Ponder.TestKit.Strategies;

namespace Ponder.Engine.Tests.Faults;

/// <summary>The faults of the reference implementations, each with the test that it is not copied.</summary>
public class ElevenFaultsTests
{
    private static PageHarness Harness(string name, string options) => new(Cases.Choice(name, options));

    /// <summary>Keeping the last 0 of a list keeps all of it, so that a search of fewer samples than continuations prunes nothing.</summary>
    [Fact]
    public void Fault_01_fewer_samples_than_continuations_are_refused()
    {
        foreach (var strategy in (string[])["beam-search", "dvts", "lookahead"])
        {
            var refused = Assert.Throws<OptionException>(() => StrategyCatalogue.Shipped.Create(Cases.Choice(strategy, "n=2 width=4")));
            Assert.Contains("width is 4 and n is 2", refused.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Text looked ahead at is paid for and then not scored.</summary>
    [Fact]
    public async Task Fault_02_a_step_is_valued_by_the_text_that_was_looked_ahead_at()
    {
        var harness = Harness("lookahead", "n=4 k=2");
        var outcome = await harness.RunAsync();
        var pool = outcome.Problems[3].Pool;
        var rollouts = pool.Where(c => c.Draw.Mode == "steps2@0").ToList();
        Assert.NotEmpty(rollouts);
        foreach (var step in pool.Where(c => c.Draw.Mode == "steps1@0.8" && c.Ending == Ending.Step))
            Assert.Single(rollouts, r => r.Parent == step.Id && r.Scores!.Count > step.Scores!.Count);
        var kept = pool.Where(c => c.Parent is not null && c.Draw.Mode == "steps1@0.8").Select(c => c.Parent!.Value).Distinct().ToHashSet();
        foreach (var round in rollouts.GroupBy(r => r.Id.Round))
            Assert.Contains(round.MaxBy(r => r.Scores![^1])!.Parent!.Value, kept);
    }

    /// <summary>What the token limit cut off is taken for finished.</summary>
    [Fact]
    public async Task Fault_03_end_of_text_and_length_limit_are_told_apart()
    {
        var harness = new PageHarness(Cases.Choice("majority", "n=8")) { Problems = [ScriptedProposer.Problem(25, 100, 7)] };
        var outcome = (await harness.RunAsync()).Problems[0];
        Assert.All(outcome.Pool, c => Assert.Equal((Ending.Length, null, false), (c.Ending, c.Answer, c.Votes)));
        Assert.Equal((null, SolveStatus.Failed, "no candidate finished with an answer"), (outcome.Vote.Answer, outcome.Status, outcome.Reason));
    }

    /// <summary>The first N finishers are kept rather than the best, and missing ones are filled up with copies, which vote twice.</summary>
    [Fact]
    public async Task Fault_04_the_best_N_finishers_vote_and_each_once()
    {
        var harness = new PageHarness(Cases.Choice("beam-search", "n=4 width=2 duplicates=keep"))
        {
            Problems = [.. Enumerable.Range(0, 20).Select(i => ScriptedProposer.Problem(6, 50, 100 + i))],
            Proposer = new() { Hasty = seed => seed % 2 == 0 },
        };
        var outcome = await harness.RunAsync();
        foreach (var problem in outcome.Problems)
        {
            var finished = problem.Pool.Where(c => c.Votes).OrderByDescending(c => c.Scores![^1]).ToList();
            Assert.Equal(Math.Min(4, finished.Count), problem.Vote.Groups.Sum(g => g.Votes));
            Assert.Equal(finished.Take(4).Sum(c => c.Scores![^1]), problem.Vote.Groups.Sum(g => g.Weight), 9);
        }

        Assert.Contains(outcome.Problems, p => p.Pool.Where(c => c.Votes).Take(4).Sum(c => c.Scores![^1]) < p.Vote.Groups.Sum(g => g.Weight) - 0.001);
    }

    /// <summary>Accuracy at a smaller N is read off the beginning of one big run.</summary>
    [Fact]
    public void Fault_05_accuracy_at_fewer_samples_is_the_mean_over_all_choices_of_them()
    {
        bool[] right = [true, false, false, true, false, false];
        for (var k = 1; k <= right.Length; k++)
        {
            var subsets = Enumerable.Range(0, 1 << right.Length).Where(s => int.PopCount(s) == k).ToList();
            var mean = subsets.Average(s => right.Where((r, i) => r && (s & (1 << i)) != 0).Any() ? 1.0 : 0.0);
            Assert.Equal(mean, Estimators.PassAtK(right.Length, right.Count(r => r), k), 9);
        }

        Assert.NotEqual(1.0, Estimators.PassAtK(right.Length, 2, 1));
    }

    /// <summary>A verifier's error becomes a score of 0 or −1, a vote against the answer.</summary>
    [Fact]
    public async Task Fault_06_a_verifier_error_is_an_abstention()
    {
        var failing = new ScriptedVerifier { Fails = text => Seed.Hash(text) % 2 == 0 ? "out of memory" : null };
        var harness = new PageHarness(Cases.Choice("weighted-best-of-n", "n=12")) { Verifier = failing };
        foreach (var problem in (await harness.RunAsync()).Problems)
        {
            var scored = problem.Pool.Where(c => c.Scores is not null).ToList();
            Assert.InRange(scored.Count, 1, 11);
            Assert.All(problem.Pool.Except(scored), c => Assert.Equal((null, "out of memory"), (c.Scores, c.Failure)));
            var among = Votes.Take(VoteRule.Weighted, scored, new());
            Assert.Equal((among.Answer, among.Confidence), (problem.Vote.Answer, problem.Vote.Confidence));
            Assert.Equal(scored.Sum(c => c.Scores![^1]), problem.Vote.Groups.Sum(g => g.Weight), 9);
        }

        foreach (var odd in (double[])[-1, double.NaN, 1.5])
        {
            var outcome = await new PageHarness(Cases.Choice("best-of-n", "n=2")) { Verifier = new() { Bend = _ => odd } }.RunAsync();
            Assert.All(outcome.Problems.SelectMany(p => p.Pool), c => Assert.Null(c.Scores));
        }
    }

    /// <summary>Ties are broken at random.</summary>
    [Fact]
    public async Task Fault_07_ties_are_broken_the_same_way_every_time()
    {
        var level = new ScriptedVerifier { Bend = _ => 0.5 };
        var runs = new List<string>();
        for (var i = 0; i < 3; i++) runs.Add(PageHarness.Json(await new PageHarness(Cases.Choice("best-of-n", "n=12")) { Verifier = level }.RunAsync()));
        Assert.Single(runs.Distinct());
        var outcome = await new PageHarness(Cases.Choice("best-of-n", "n=12")) { Verifier = level }.RunAsync();
        Assert.All(outcome.Problems, p => Assert.Equal(p.Pool.Where(c => c.Votes).Min(c => c.Id), p.Vote.Chosen));
    }

    /// <summary>One failed call takes the whole batch down.</summary>
    [Fact]
    public async Task Fault_08_a_failed_call_costs_its_own_sample_only()
    {
        var whole = await Harness("majority", "n=8").RunAsync();
        var lost = whole.Problems[1].Pool[3].Seed;
        var harness = new PageHarness(Cases.Choice("majority", "n=8")) { Proposer = new() { Fails = seed => seed == lost ? "429" : null } };
        var outcome = await harness.RunAsync();
        Assert.All(outcome.Problems, p => Assert.Equal(SolveStatus.Solved, p.Status));
        Assert.Equal("429", Assert.Single(outcome.Problems.SelectMany(p => p.Pool), c => c.Ending == Ending.Failed).Failure);
        Assert.Equal(
            whole.Problems.SelectMany(p => p.Pool).Where(c => c.Seed != lost).Select(c => (c.Id, c.Answer)),
            outcome.Problems.SelectMany(p => p.Pool).Where(c => c.Seed != lost).Select(c => (c.Id, c.Answer)));
    }

    /// <summary>Calls that were cancelled and repeated are missing from what is said to have been used.</summary>
    [Fact]
    public async Task Fault_09_a_repeated_call_is_charged_twice()
    {
        var (harness, dying) = (new JobHarness(), true);
        harness.Store.Before = (verb, name) =>
        {
            if (dying && verb == "create" && name.Contains("/rounds/0000.json", StringComparison.Ordinal)) throw new InvalidOperationException("killed");
        };
        await Assert.ThrowsAnyAsync<Exception>(() => harness.RunAsync(JobHarness.Options()));
        var firstCalls = harness.Proposer.Asked.Count;
        dying = false;
        var resumed = await harness.RunAsync(JobHarness.Options());
        var once = await new JobHarness().RunAsync(JobHarness.Options());
        Assert.True(firstCalls > 0 && resumed.Summary.InDoubt.Tokens > 0);
        Assert.Equal(once.Summary.Spend + resumed.Summary.InDoubt, resumed.Summary.Spend);
        Assert.True(harness.Proposer.Asked.Sum(p => (long)p.Seeds.Count) <= resumed.Summary.Spend.Samples);
    }

    /// <summary>Difficulty is cut at fixed pass rates.</summary>
    [Fact]
    public void Fault_10_difficulty_is_relative_to_the_proposer()
    {
        double[] rates = [0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.10];
        var bins = Bins.Quintiles(rates);
        Assert.Equal([5, 5, 4, 4, 3, 3, 2, 2, 1, 1], bins);
        Assert.Equal(bins, Bins.Quintiles([.. rates.Select(r => 0.9 + r)]));
    }

    /// <summary>The answer checker's time limit is a signal, which only the main thread can receive.</summary>
    [Fact]
    public async Task Fault_11_answers_are_checked_on_any_thread()
    {
        (string, string)[] pairs = [("1/2", "0.5"), ("9^{9^{9^{9}}}", "1"), ("\\frac{" + new string('(', 5000), "x"), ("10", "10.0")];
        var here = pairs.Select(p => AnswerEquivalence.AreEquivalent(p.Item1, p.Item2)).ToList();
        var threads = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() =>
        {
            Assert.True(Thread.CurrentThread.IsThreadPoolThread);
            return pairs.Select(p => AnswerEquivalence.AreEquivalent(p.Item1, p.Item2)).ToList();
        }))).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.All(threads, there => Assert.Equal(here, there));
        Assert.True(here[^1]);
    }
}
