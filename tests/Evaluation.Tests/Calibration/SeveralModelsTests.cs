using System.Text;
using System.Text.RegularExpressions;
using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;
using Ponder.Evaluation.Calibration;
using Ponder.Search.Calibration;
using Ponder.Search.Solving;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;
using Ponder.TestKit.Stores;

namespace Ponder.Evaluation.Tests.Calibration;

/// <summary>
/// One cap for two models: a small one that is right on easy problems only, and one of 20 times the parameters that is right on all. A calibration
/// measures cascades beside votes, and <c>batch</c> asks the large one where the small one is unsure.
/// </summary>
public sealed partial class SeveralModelsTests
{
    private static readonly JobModels Both = new([new ScriptedProposer(), new Better(new() { Identity = new("better", "1", 20_000) })], new ScriptedVerifier());
    private static readonly Lazy<Task<CalibrationTable>> Table = new(() => CalibrateAsync(Both));

    [Fact]
    public async Task The_table_has_arms_of_both_models_priced_by_who_writes()
    {
        var table = await Table.Value;
        Assert.Equal(["better"], table.Others!.Select(other => other.Name));
        Assert.Contains(table.Steps, step => step.To.Name == StrategyNames.Cascade);
        Assert.All(table.Steps, step => Assert.True(step.Cost.Flops > 0, $"{step}"));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(4)]
    [InlineData(8)]
    public async Task Under_a_cap_in_FLOPs_the_large_model_is_asked_where_the_small_one_is_unsure(int samples)
    {
        var cap = new Cap(Flops: (await Table.Value).Sample.Flops * samples * Problems);
        var (run, alone) = (await RunAsync(Both.Knowing(await Table.Value), cap), await RunAsync(new JobModels(Both.Proposer, Both.Verifier), cap));
        Assert.True(run.Spent.Flops <= cap.Flops, $"{run.Spent} over {cap}");
        var (large, easy, hard) = (0, 0, 0);
        await foreach (var problem in run.Folder.ProblemsAsync())
        {
            var asked = problem.Outcome!.Pool.Any(c => c.Writer == 1);
            large += asked ? 1 : 0;
            if (problem.Entry.Problem.Text.Contains(" 95%", StringComparison.Ordinal)) easy += asked ? 1 : 0;
            else hard += asked ? 1 : 0;
        }

        Assert.True(large > 0 && hard > easy, $"asked {easy} easy and {hard} hard");
        Assert.True(await RightAsync(run) > await RightAsync(alone), $"{await RightAsync(run)} of both, {await RightAsync(alone)} of the small one");
    }

    private const int Problems = 60;

    private static string File(int count) => string.Concat(Enumerable.Range(0, count).Select(i =>
        $$"""{"id":"p{{i}}","problem":"{{ScriptedProposer.Problem((i % 3) + 1, i % 2 == 0 ? 95 : 5, 100 + i)}}","answer":"{{100 + i}}"}""" + "\n"));

    private static Task<CalibrationTable> CalibrateAsync(JobModels models)
    {
        var store = new MemoryStore();
        return new Calibrator(models, (strategy, label) => new JobOpener(store, models).OpenAsync(
            ProblemSource.Lines(Encoding.UTF8.GetBytes(File(150))), JobHarness.Options(pageSize: 64) with { Strategy = strategy, Label = label })).RunAsync(ArmGrid.For([4, 8], models), "test problems");
    }

    private static async Task<JobRun> RunAsync(JobModels models, Cap cap)
    {
        var folder = await new JobOpener(new MemoryStore(), models).OpenAsync(
            ProblemSource.Lines(Encoding.UTF8.GetBytes(File(Problems))), JobHarness.Options(cap: cap, pageSize: 64) with { Strategy = StrategyChoice.Of(AllocatorNames.Batch), Seed = 7 });
        return await new JobRunner(folder, models).RunAsync();
    }

    private static async Task<int> RightAsync(JobRun run)
    {
        var right = 0;
        await foreach (var row in Engine.Results.ResultRows.OfAsync(run.Folder)) right += row.Correct == true ? 1 : 0;
        return right;
    }

    [GeneratedRegex(@"\d+%")]
    private static partial Regex Chance();

    /// <summary>Right nineteen times in twenty, whatever the problem says.</summary>
    private sealed class Better(ScriptedProposer inner) : IProposer
    {
        public ModelIdentity Identity => inner.Identity;

        public Abilities Abilities => inner.Abilities;

        public string StepSeparator => inner.StepSeparator;

        public int ContextLength => inner.ContextLength;

        public Reading Read(string problem) => inner.Read(problem);

        public Task<IReadOnlyList<ProposerReply>> ProposeAsync(IReadOnlyList<ProposerPrompt> prompts, CancellationToken cancel = default) =>
            inner.ProposeAsync([.. prompts.Select(prompt => prompt with { Problem = Chance().Replace(prompt.Problem, "95%") })], cancel);
    }
}
