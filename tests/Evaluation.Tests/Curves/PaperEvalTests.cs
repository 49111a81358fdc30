using System.Text;
using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;
using Ponder.Evaluation.Calibration;
using Ponder.Evaluation.Cards;
using Ponder.Evaluation.Curves;
using Ponder.Evaluation.Paper;
using Ponder.Evaluation.Statistics;
using Ponder.Search.Calibration;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;

namespace Ponder.Evaluation.Tests.Curves;

/// <summary>The evaluation of the paper over scripted models: small, whole, and the same every time.</summary>
public class PaperEvalTests
{
    private static readonly Lazy<Task<PaperResult>> Measured = new(() => MeasureAsync(PaperParts.All));

    [Fact]
    public async Task Every_figure_of_the_paper_has_its_points()
    {
        var points = (await Measured.Value).Result.Points;
        foreach (var strategy in (string[])["majority", "weighted-best-of-n", "beam-search", "dvts", "lookahead:k=1", "lookahead:k=3", "revisions", "revisions:choice=last", "auto", "auto, oracle bins"])
            Assert.Contains(points, p => p.Strategy == strategy && p.N == 16);
        Assert.Equal([2, 4, 8, 16], points.Where(p => p.Strategy == "batch").Select(p => p.N));
        Assert.Equal([1, 2, 4, 8, 16], points.Where(p => p.Strategy.StartsWith("parallel-revisions:chains", StringComparison.Ordinal)).Select(p => int.Parse(p.Strategy.Split('=')[1])));
        Assert.All(points, p => Assert.True(p.All.Low <= p.All.Accuracy && p.All.Accuracy <= p.All.High && p.Bins.Sum(b => b.Problems) == 60, $"{p}"));
    }

    [Fact]
    public async Task A_part_gives_the_figures_it_has_in_the_whole()
    {
        var (whole, part) = (await Measured.Value, await MeasureAsync(PaperParts.Exchange));
        Assert.Equal(["greedy", "majority", "weighted-best-of-n"], part.Result.Points.Select(p => p.Strategy).Distinct().Order(StringComparer.Ordinal));
        Assert.All(part.Result.Points, p => Assert.Contains(whole.Result.Points, w => (w.Strategy, w.N, w.All) == (p.Strategy, p.N, p.All)));
        Assert.Equal(whole.Exchange.Select(e => (e.R, e.Bin, e.Large)), part.Exchange.Select(e => (e.R, e.Bin, e.Large)));
    }

    [Fact]
    public async Task The_batch_allocator_spends_no_more_than_the_vote_it_is_held_against()
    {
        var points = (await Measured.Value).Result.Points;
        foreach (var batch in points.Where(p => p.Strategy == "batch"))
            Assert.True(batch.All.Tokens <= points.Single(p => p.Strategy == "weighted-best-of-n" && p.N == batch.N).All.Tokens, $"{batch}");
    }

    [Fact]
    public async Task Claims_say_what_they_compare_and_hold_only_with_their_whole_interval()
    {
        var claims = (await Measured.Value).Result.Claims;
        foreach (var name in (string[])["batch-above-uniform-2", "batch-above-uniform-16", "noise-falls-back", "revisions-above-parallel", "lookahead-does-not-pay"])
            Assert.Contains(claims, c => c.Name == name);
        Assert.All(claims, c => Assert.True(c.Low <= c.Value && c.Value <= c.High, $"{c}"));
        Assert.All(claims.Where(c => c.Target == 0), c => Assert.Equal(c.Low > 0, c.Holds));
        Assert.True(claims.Single(c => c.Name == "noise-falls-back").Holds);
    }

    [Fact]
    public async Task The_larger_model_is_compared_in_every_bin_at_every_ratio_within_the_same_FLOPs()
    {
        var exchange = (await Measured.Value).Exchange;
        Assert.Equal(from r in (double[])[0.16, 0.79, 22] from bin in Enumerable.Range(0, 6) select (r, bin), exchange.Select(e => (e.R, e.Bin)));
        Assert.All(exchange, e => Assert.True(e.Used <= 1 && Math.Abs(e.Difference - (e.Small - e.Large)) < 1e-9, $"{e}"));
        Assert.True(exchange[0].N >= exchange[^6].N, "more inference per pretraining token leaves less to exchange");
    }

    [Fact]
    public void A_ratio_that_is_never_reached_is_no_number_to_be_proud_of()
    {
        EvalRun Run(string strategy, int n, double right, int tokens) =>
            new(strategy, n, "", [.. Enumerable.Range(0, 40).Select(_ => EvalRow.Of(right, new Spend { CompletionTokens = tokens }))]);
        var claim = new PaperClaims([Run("weighted-best-of-n", 64, 0.9, 640), Run("auto", 4, 0.5, 40), Run("auto", 64, 0.8, 600)]).Claims.Single();
        Assert.Equal((10, false), (claim.Value, claim.Holds));
        var half = new PaperClaims([Run("weighted-best-of-n", 64, 0.7, 640), Run("auto", 4, 0.5, 40), Run("auto", 16, 0.9, 160)]).Claims.Single();
        Assert.Equal(80 / 640.0, half.Value, 1e-9);
        Assert.True(half.Holds);
    }

    private static async Task<PaperResult> MeasureAsync(PaperParts parts)
    {
        var (harness, larger) = (new JobHarness { File = JobHarness.Problems(60) }, new ScriptedProposer { Identity = new("scripted, larger", "1", 14_000) });
        var table = await new Calibrator(harness.Models, (strategy, label) => harness.FolderAsync(JobHarness.Options() with { Strategy = strategy, Label = label, Seed = 2 }))
            .RunAsync(ArmGrid.For([4, 16], harness.Models), "the same problems");
        var models = harness.Models with { Table = table };
        var lines = harness.File.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return await new PaperEval(RunAsync, table, hasLarger: true) { Parts = parts }.RunAsync([1, 4, 16], 64, default);

        async Task<JobRun> RunAsync(PaperJob job)
        {
            var players = job.Models switch
            {
                PaperModels.Noise => models with { Verifier = new NoiseVerifier(harness.Verifier) },
                PaperModels.Larger => new JobModels(larger, null),
                _ => models,
            };
            var file = Encoding.UTF8.GetBytes(string.Join('\n', job.Places is { } places ? places.Select(p => lines[p]) : lines) + "\n");
            var options = JobHarness.Options() with { Strategy = job.Strategy, Cap = job.Cap, Label = $"{job.Models}" };
            var spec = (await new JobOpener(harness.Store, players).OpenAsync(ProblemSource.Lines(file), options)).Spec;
            return await new JobRunner(new(harness.Store, spec), players).RunAsync();
        }
    }
}
