using Ponder.Core.Recorded;
using Ponder.Core.Seeds;
using Ponder.Evaluation.Simulation;
using Ponder.Search.Options;
using Ponder.Search.Solving;
using Ponder.TestKit.Jobs;

namespace Ponder.Evaluation.Tests.Simulation;

/// <summary>What a verifier's scores add to a simulation, and a job as its source.</summary>
public class ScoredSimulationTests
{
    private const int Shuffles = 4;

    [Theory]
    [InlineData("weighted-best-of-n", 1), InlineData("weighted-best-of-n", 4), InlineData("weighted-best-of-n", 9)]
    [InlineData("best-of-n", 3), InlineData("best-of-n", 12)]
    public void A_vote_by_scores_agrees_with_an_independent_one_and_pays_for_every_score(string strategy, int n)
    {
        var problems = Scored(50);
        var point = Assert.Single(new Simulator(problems).Run([StrategyChoice.Of(strategy, n)], [1], Shuffles).Points);
        var right = Enumerable.Range(1, Shuffles).Sum(seed => problems.Count(p => Best(p, (ulong)seed) == p.Reference));
        Assert.Equal(right / (double)(Shuffles * problems.Count), point.Accuracy, 1e-9);
        Assert.Equal(n * (100 + 30), point.Tokens, 1e-9);

        string? Best(RecordedProblem problem, ulong seed) => problem.Order(seed).Take(n).Select(place => problem.Samples[place]).Where(s => s.Answer is not null)
            .GroupBy(s => s.Answer!).OrderByDescending(g => strategy == "best-of-n" ? g.Max(s => s.Scores![^1]) : g.Sum(s => s.Scores![^1])).FirstOrDefault()?.Key;
    }

    [Theory, InlineData("batch"), InlineData("auto")]
    public void An_allocator_buys_scores_where_there_are_some_and_keeps_its_cap(string strategy)
    {
        var problems = Scored(80);
        foreach (var budget in (double[])[1, 2, 4, 8])
        {
            var point = Assert.Single(new Simulator(problems).Run([StrategyChoice.Of(strategy)], [budget], Shuffles).Points);
            if (strategy == "batch") Assert.True(point.Tokens <= budget * 100, $"{point}");
            else Assert.True(point.Samples <= budget, $"{point}");
        }

        var plain = problems.Select(p => p with { Samples = [.. p.Samples.Select(s => s with { Scores = null })] }).ToList();
        double Accuracy(IReadOnlyList<RecordedProblem> of) => new Simulator(of).Run([StrategyChoice.Of(strategy)], [8], Shuffles).Points[0].Accuracy;
        Assert.True(Accuracy(problems) > Accuracy(plain) + 0.05, $"{Accuracy(problems)} with scores, {Accuracy(plain)} without");
    }

    [Fact]
    public void Without_scores_a_vote_by_scores_is_refused() => Assert.Contains(
        "needs a score",
        Assert.Throws<OptionException>(() => new Simulator([new("a", "a", "1", [new("1", 1)])]).Run([StrategyChoice.Of("best-of-n", 2)], [1], 1)).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task A_job_gives_its_independent_samples_with_all_they_cost()
    {
        var harness = new JobHarness { File = JobHarness.Problems(20) };
        var folder = await harness.FolderAsync(JobHarness.Options() with { Strategy = StrategyChoice.Of("weighted-best-of-n", 6) });
        await new Ponder.Engine.Running.JobRunner(folder, harness.Models).RunAsync(default);
        var problems = await RecordedJob.OfAsync(folder);
        Assert.Equal(20, problems.Count);
        Assert.All(problems, p => Assert.Equal(6, p.Samples.Count));
        Assert.All(problems.SelectMany(p => p.Samples).Where(s => s.Answer is not null), s => Assert.Single(s.Scores!));
        var whole = new Simulator(problems).Run([StrategyChoice.Of("weighted-best-of-n", 6)], [1], 1).Points[0];
        var (right, spent) = (0, 0L);
        await foreach (var row in Ponder.Engine.Results.ResultRows.OfAsync(folder)) (right, spent) = (right + (row.Correct == true ? 1 : 0), spent + row.Spend.Tokens);
        Assert.Equal(right / 20.0, whole.Accuracy, 1e-9);
        Assert.InRange(whole.Tokens * 20, spent, spent + (20 * 12));
    }

    [Fact]
    public void The_curves_have_the_envelope_and_every_bin()
    {
        var result = new Simulator(Scored(50)).Run([StrategyChoice.Of("weighted-best-of-n")], [1, 4], Shuffles);
        var points = result.Curves().Points;
        Assert.Equal([("weighted-best-of-n", 1.0), ("weighted-best-of-n", 4.0)], points.Take(2).Select(p => (p.Strategy, p.N)));
        Assert.All(points.Take(2), p => Assert.Equal(50, p.Bins.Sum(b => b.Problems)));
        Assert.Equal(result.Envelope.Count, points.Count(p => p.Strategy.StartsWith("envelope", StringComparison.Ordinal)));
        Assert.True(result.Room(result.Points) >= 0);
    }

    /// <summary>Problems whose right samples are scored higher than most wrong ones.</summary>
    private static List<RecordedProblem> Scored(int count)
    {
        var numbers = new SplitMix64(11);
        return [.. Enumerable.Range(0, count).Select(problem => new RecordedProblem($"p{problem}", "", "0", [.. Enumerable.Range(0, 40).Select(_ => Sample(problem))]))];

        RecordedSample Sample(int problem)
        {
            var right = numbers.Below(100) < 10 + (80 * problem / count);
            return new(right ? "0" : $"{1 + numbers.Below(3)}", 100, null, [(right ? 60 + numbers.Below(40) : numbers.Below(80)) / 100.0], 30);
        }
    }
}
