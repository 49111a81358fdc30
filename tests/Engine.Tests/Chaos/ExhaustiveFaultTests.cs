using Ponder.Engine.Tests.Running;
using Ponder.TestKit.Faults;
using Ponder.TestKit.Jobs;

namespace Ponder.Engine.Tests.Chaos;

/// <summary>A small job, and every fault at every one of its calls to the store and to the models.</summary>
public class ExhaustiveFaultTests
{
    public static IEnumerable<object[]> Cases =>
        from strategy in new[] { "weighted-best-of-n", "adaptive-consistency" }
        from fault in Enum.GetValues<Fault>()
        where fault != Fault.None
        from inProcess in new[] { false, true }
        select new object[] { strategy, fault, inProcess };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Broken_off_at_any_call_it_ends_the_same(string strategy, Fault fault, bool inProcess)
    {
        var (count, whole) = (FaultPlan.Quiet(), Job(strategy, inProcess));
        var expected = await whole.RunAsync(count);
        var rounds = (await whole.RoundsAsync()).Count;
        Assert.InRange(count.Calls, 30, 500);
        for (var at = 1; at <= count.Calls; at++)
        {
            var (job, plan) = (Job(strategy, inProcess), FaultPlan.Once(at, fault));
            var e = await Record.ExceptionAsync(() => job.RunAsync(plan));
            if (plan.Calls < at) continue; // Writes are shared by whoever comes at the moment: there may be fewer of them.
            var what = $"{fault} at call {at}, {plan.Hit}";
            Assert.True(e is null == MayPass(fault, plan.Hit), $"{what}: {e?.Message ?? "nothing happened"}");
            if (fault == Fault.Truncate) await Recovery.RepairAsync(job, what);
            await Recovery.ProveAsync(job, expected, rounds, inFlight: inProcess ? 0 : 2 * FaultyJob.Concurrency, what);
        }
    }

    /// <summary>A repeated or late call changes nothing; a read or a deletion cannot be cut off.</summary>
    private static bool MayPass(Fault fault, string? hit) =>
        fault is Fault.Duplicate or Fault.Delay || (fault == Fault.Truncate && hit?.Split(' ')[0] is "read" or "delete");

    private static FaultyJob Job(string strategy, bool inProcess) =>
        new(JobHarness.Problems(8), JobHarness.Options(strategy, n: 4, pageSize: 3)) { InProcess = inProcess };
}
