using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;
using Ponder.Evaluation.Curves;
using Ponder.Search.Solving;
using Ponder.TestKit.Jobs;

namespace Ponder.Evaluation.Tests.Curves;

/// <summary>An evaluation of scripted models: which jobs are run by which seed, and what they come to.</summary>
public class EvalTests
{
    [Fact]
    public async Task Difficulty_has_a_seed_of_its_own_and_every_strategy_has_all_the_others()
    {
        var (asked, result) = await MeasureAsync(seeds: 3, "greedy", "majority");
        Assert.Equal([("majority:n=64", 3), ("greedy", 0), .. Majority(1), .. Majority(4)], asked);
        Assert.Equal([1, 1, 4], result.Points.Select(p => p.N));

        static IEnumerable<(string, int)> Majority(int n) => Enumerable.Range(0, 3).Select(seed => ($"majority:n={n}", seed));
    }

    [Fact]
    public async Task A_point_is_the_mean_of_its_seeds()
    {
        var single = new List<double>();
        for (var seed = 0; seed < 2; seed++) single.Add((await MeasureAsync(seeds: 1, seed, "majority")).Result.Points[1].All.Accuracy);
        Assert.Equal(single.Average(), (await MeasureAsync(seeds: 2, "majority")).Result.Points[1].All.Accuracy, 1e-9);
    }

    [Fact]
    public async Task What_others_are_held_against_is_run_at_larger_budgets_where_they_cost_more()
    {
        var (asked, result) = await MeasureAsync(seeds: 1, "weighted-best-of-n", "beam-search");
        Assert.Contains(("weighted-best-of-n:n=8", 0), asked);
        Assert.Contains(result.Claims, c => c.Name == "equal-tokens: beam-search, n = 4");
        Assert.All(result.Claims, c => Assert.NotNull(c.Adjusted));
    }

    private static Task<(List<(string, int)> Asked, EvalResult Result)> MeasureAsync(int seeds, params string[] strategies) => MeasureAsync(seeds, 0, strategies);

    [Fact]
    public async Task Under_each_cap_batch_runs_once()
    {
        var (asked, result) = await MeasureAsync(1, 0, "majority", "batch");
        Assert.Equal(["batch under 3000tok", "batch under 9000tok"], result.Points.Skip(2).Take(2).Select(p => p.Strategy));
        Assert.All(result.Points.Skip(2).Take(2).Zip([3000, 9000]), p => Assert.InRange(p.First.All.Tokens * 30, 1, p.Second));
        Assert.Equal(2, asked.Count(a => a.Item1 == "batch"));
    }

    private static async Task<(List<(string, int)> Asked, EvalResult Result)> MeasureAsync(int seeds, int first, params string[] strategies)
    {
        var (harness, asked) = (new JobHarness { File = JobHarness.Problems(30) }, new List<(string, int)>());
        var result = await new Eval(RunAsync) { Seeds = seeds, Caps = [new(Tokens: 3000), new(Tokens: 9000)] }.RunAsync(strategies, [1, 4], default);
        return (asked, result);

        async Task<JobRun> RunAsync(StrategyChoice strategy, Cap cap, int seed)
        {
            asked.Add((strategy.Text, seed));
            var options = JobHarness.Options() with { Strategy = strategy, Cap = cap, Seed = (ulong)(10 + first + seed) };
            return await new JobRunner(await harness.FolderAsync(options), harness.Models).RunAsync(default);
        }
    }
}
