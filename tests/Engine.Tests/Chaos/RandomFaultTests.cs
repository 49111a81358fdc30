using System.Globalization;
using Ponder.Core.Budgets;
using Ponder.Core.Seeds;
using Ponder.Engine.Journals;
using Ponder.Engine.Tests.Running;
using Ponder.TestKit.Faults;
using Ponder.TestKit.Jobs;

namespace Ponder.Engine.Tests.Chaos;

/// <summary>
/// Larger jobs under random faults, run again until they come to their end. PONDER_CHAOS_SEED and PONDER_CHAOS_COUNT repeat them with other
/// seeds and more often.
/// </summary>
public class RandomFaultTests
{
    private static readonly Fault[] Faults = [Fault.Fail, Fault.Lose, Fault.Duplicate, Fault.TimeOut, Fault.Kill, Fault.Delay, Fault.Delay];

    [Fact]
    public async Task Run_again_until_it_ends_it_ends_the_same()
    {
        foreach (var seed in Seeds())
        {
            var strategy = new[] { "majority", "esc", "weighted-best-of-n", "adaptive-consistency" }[seed % 4];
            var options = JobHarness.Options(strategy, n: 8, pageSize: 5, window: 3);
            var whole = new FaultyJob(JobHarness.Problems(40), options);
            var expected = await whole.RunAsync(FaultPlan.Quiet());
            var job = new FaultyJob(JobHarness.Problems(40), options);
            for (var run = 0; await Record.ExceptionAsync(() =>
                job.RunAsync(Plan($"{seed} {run}", rarity: 60 + (30 * run)))) is not null; run++)
                Assert.True(run < 200, $"seed {seed} never ends");
            await Recovery.ProveAsync(job, expected, (await whole.RoundsAsync()).Count, inFlight: 2 * FaultyJob.Concurrency, $"seed {seed}, {strategy}");
        }
    }

    [Fact]
    public async Task Under_a_tight_cap_no_fault_makes_it_spend_more()
    {
        foreach (var seed in Seeds())
        {
            var cap = new Cap(Tokens: 1000 + (long)(Seed.Hash($"{seed}") % 8000));
            var job = new FaultyJob(JobHarness.Problems(20),
                JobHarness.Options("weighted-best-of-n", n: 8, cap: cap, pageSize: 4, window: 3));
            for (var run = 0; await Record.ExceptionAsync(() =>
                job.RunAsync(Plan($"{seed} {run}", rarity: 30 + (30 * run)))) is not null; run++)
                Assert.True(run < 200, $"seed {seed} never ends");
            var finished = await job.RunAsync(FaultPlan.Quiet());
            Assert.Equal(0, finished.Called);
            Assert.True(cap.Allows(finished.Summary.Spend),
                $"seed {seed}: {finished.Summary.Spend.Tokens} tokens under {CapText.Format(cap)}");
            Assert.Equal(20, finished.Results.Count(c => c == '\n'));
            await Recovery.AuditAsync(job, finished, $"seed {seed}");
        }
    }

    private static FaultPlan Plan(string seed, int rarity) => new((call, name) =>
    {
        var chance = Seed.Hash($"{seed} {call} {name}");
        return chance % (ulong)rarity == 0 ? Faults[chance / 1000 % (ulong)Faults.Length] : chance % 4 == 0 ? Fault.Delay : Fault.None;
    });

    private static IEnumerable<int> Seeds() => Enumerable.Range(Setting("PONDER_CHAOS_SEED", 1), Setting("PONDER_CHAOS_COUNT", 6));

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
