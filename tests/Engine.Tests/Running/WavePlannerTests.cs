using System.Text.Json;
using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Running;
using Ponder.TestKit.Jobs;

namespace Ponder.Engine.Tests.Running;

public class WavePlannerTests
{
    [Fact]
    public async Task A_planner_that_knows_nothing_makes_the_plans_of_one_that_went_along()
    {
        var harness = new JobHarness();
        var spec = await harness.OpenAsync(JobHarness.Options(cap: new Cap(Tokens: 4000)));
        var run = await new JobRunner(new(harness.Store, spec), harness.Models).RunAsync();
        Assert.True(run.Waves.Count > 1);
        var (names, recorded) = (new JobNames(spec.Id), run.Waves.Select(Text).ToList());
        var (spent, last) = (default(Spend), default(Spend));
        for (var wave = 0; wave <= run.Waves.Count; wave++)
        {
            await harness.Store.DeleteAsync(names.Plan(wave));
            var plan = await new WavePlanner(new(harness.Store, spec), harness.Models.Strategies).NextAsync(wave, spent, last);
            Assert.Equal(recorded.ElementAtOrDefault(wave), plan is null ? null : Text(plan));
            last = await SpentAsync(run, wave);
            spent += last;
        }

        Assert.Equal(run.Spent, spent);
    }

    [Fact]
    public async Task A_wave_whose_predecessor_is_not_planned_is_refused()
    {
        var harness = new JobHarness();
        var spec = await harness.OpenAsync(JobHarness.Options());
        var planner = new WavePlanner(new(harness.Store, spec), harness.Models.Strategies);
        var e = await Assert.ThrowsAsync<JournalException>(() => planner.NextAsync(1, default, default));
        Assert.Equal($"wave 0 of job {spec.Id} is not planned, wave 1 cannot be", e.Message);
    }

    [Fact]
    public async Task A_change_begins_a_wave_of_every_problem()
    {
        var harness = new JobHarness();
        var spec = await harness.OpenAsync(JobHarness.Options("majority", n: 2));
        var run = await new JobRunner(new(harness.Store, spec), harness.Models).RunAsync();
        var larger = new Search.Solving.StrategyChoice("majority", new Dictionary<string, string> { ["n"] = "4" });
        await new JobFolder(harness.Store, spec).Changes.SetAsync(larger);
        var plan = await new WavePlanner(new(harness.Store, spec), harness.Models.Strategies).NextAsync(run.Waves.Count, run.Spent, default);
        Assert.Equal("4", plan!.Everyone!.Options["n"]);
        Assert.Equal((20, 5), (plan.Visits, plan.PageSizes(spec.Options.PageSize).Count));
        Assert.Equal([16, 17, 18, 19], (await new JobFolder(harness.Store, spec).Plans.PageAsync(new(run.Waves.Count, 4))).Select(a => a.Problem));
    }

    private static string Text(WavePlan plan) => JsonSerializer.Serialize(plan, JournalFormat.Json);

    private static async Task<Spend> SpentAsync(JobRun run, int wave)
    {
        var sum = default(Spend);
        for (var page = 0; await run.Folder.Outcomes.TryReadAsync(new(wave, page)) is { } outcome; page++) sum += outcome.Spent;
        return sum;
    }
}
