using Ponder.Core.Budgets;
using Ponder.TestKit.Jobs;

namespace Ponder.Engine.Tests.Running;

public class JobRunnerTests
{
    [Theory]
    [InlineData("greedy")]
    [InlineData("majority")]
    [InlineData("best-of-n")]
    [InlineData("weighted-best-of-n")]
    [InlineData("esc")]
    [InlineData("adaptive-consistency")]
    public async Task Every_problem_gets_a_row_in_input_order(string strategy)
    {
        var (summary, results, _) = await new JobHarness().RunAsync(JobHarness.Options(strategy));
        var ids = results.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(r => System.Text.Json.JsonDocument.Parse(r).RootElement.GetProperty("id").GetString());
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"p{i}"), ids);
        Assert.Equal(20, summary.Solved);
        Assert.InRange(summary.Accuracy!.Value, 0.3, 1);
    }

    [Fact]
    public async Task A_repeated_job_pays_nothing_and_gives_the_same()
    {
        var harness = new JobHarness();
        var first = await harness.RunAsync(JobHarness.Options());
        var asked = harness.Proposer.Asked.Count;
        var second = await harness.RunAsync(JobHarness.Options());
        Assert.True(first.Called > 0);
        Assert.Equal(0, second.Called);
        Assert.Equal(asked, harness.Proposer.Asked.Count);
        Assert.Equal(first.Results, second.Results);
    }

    [Fact]
    public async Task Killed_before_any_store_call_and_resumed_it_ends_the_same()
    {
        var whole = new JobHarness { File = JobHarness.Problems(8) };
        var calls = 0;
        whole.Store.Before = (_, _) => Interlocked.Increment(ref calls);
        var expected = await whole.RunAsync(JobHarness.Options("esc"));
        for (var at = 1; at <= calls; at++)
        {
            var (harness, seen, deadline) = (new JobHarness { File = JobHarness.Problems(8) }, 0, at);
            harness.Store.Before = (_, _) =>
            {
                if (Interlocked.Increment(ref seen) >= deadline) throw new InvalidOperationException("killed");
            };
            await Record.ExceptionAsync(() => harness.RunAsync(JobHarness.Options("esc")));
            if (seen < deadline) continue;
            harness.Store.Before = (_, _) => { };
            var resumed = await harness.RunAsync(JobHarness.Options("esc"));
            Assert.Equal(expected.Results, resumed.Results);
            Assert.Equal(expected.Summary.Spend.Tokens + resumed.Summary.InDoubt.Tokens, resumed.Summary.Spend.Tokens);
        }
    }

    [Fact]
    public async Task The_cap_holds_for_every_cap_and_accuracy_grows()
    {
        var right = new List<double>();
        for (var cap = 50; cap <= 12_000; cap += 300)
        {
            var (summary, results, _) = await new JobHarness().RunAsync(JobHarness.Options(cap: new Cap(Tokens: cap)));
            Assert.True(summary.Spend.Tokens <= cap, $"{summary.Spend.Tokens} of {cap}");
            Assert.Equal(20, results.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
            right.Add(summary.Accuracy!.Value);
        }

        Assert.True(right[^1] > right[0] + 0.3, string.Join(" ", right));
    }

    [Fact]
    public async Task More_budget_goes_on_where_the_cap_stopped()
    {
        var harness = new JobHarness();
        var options = JobHarness.Options(cap: new Cap(Tokens: 2000));
        var first = await harness.RunAsync(options);
        Assert.Equal(4, first.Summary.ExitCode);
        var spec = await harness.OpenAsync(options);
        await new Engine.Jobs.JobFolder(harness.Store, spec).Grants.AddAsync(new Cap(Tokens: 100_000));
        var seeds = harness.Proposer.Asked.SelectMany(p => p.Seeds).ToHashSet();
        var before = harness.Proposer.Asked.Count;
        var second = await harness.RunAsync(options);
        Assert.Equal(0, second.Summary.ExitCode);
        Assert.DoesNotContain(harness.Proposer.Asked.Skip(before).SelectMany(p => p.Seeds), seeds.Contains);
        var generous = await new JobHarness().RunAsync(JobHarness.Options());
        Assert.Equal(generous.Summary.Accuracy, second.Summary.Accuracy);
        Assert.Equal(generous.Summary.Spend.Samples, second.Summary.Spend.Samples);
    }

    [Fact]
    public async Task What_the_model_cannot_read_fails_alone()
    {
        var file = """{"problem":"perpendicular lines"}""" + "\n" + JobHarness.Problems(2) + "not json\n";
        var (summary, results, _) = await new JobHarness { File = file }.RunAsync(JobHarness.Options());
        Assert.Equal((2, 1, 1, 3), (summary.Solved, summary.Failed, summary.Errors, summary.ExitCode));
        Assert.Contains("the word \\\"perpendicular\\\" is not in the model's vocabulary", results, StringComparison.Ordinal);
    }
}
