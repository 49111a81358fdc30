using System.Text;
using Ponder.Core.Proposing;
using Ponder.Engine;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.Evaluation.Reliability;
using Ponder.Search.Calibration;
using Ponder.Search.Reliability;
using Ponder.Search.Solving;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Stores;

namespace Ponder.Evaluation.Tests.Reliability;

/// <summary>Confidences of scripted models: fitted on some problems, tried on others.</summary>
public sealed class ConfidenceCalibratorTests
{
    private static readonly ConfidenceArm[] Arms =
    [
        new(StrategyChoice.Of("auto", 4), 4), new(StrategyChoice.Of("greedy"), null), new(StrategyChoice.Of("majority", 4), 4), new(StrategyChoice.Of("weighted-best-of-n", 8), 8),
    ];

    [Fact]
    public async Task Rows_are_as_often_right_as_they_say_and_the_promise_marks_the_rest()
    {
        var harness = new JobHarness { File = JobHarness.Problems(300) };
        var report = await CalibrateAsync(harness);
        Assert.Equal(["greedy", "majority", "weighted-best-of-n", "auto"], report.Rows.Select(r => r.Strategy));
        Assert.All(report.Rows, r => Assert.InRange(r.Confidence.Error.Value, 0, 0.12));
        Assert.All(report.Rows.Where(r => r.Strategy != "greedy"), r => Assert.InRange(r.Confidence.Auroc.Value, 0.6, 1));

        var models = harness.Models with { Table = Table(harness.Models, report) };
        var engine = new PonderEngine(new MemoryStore(), models) { Rows = new() { TargetAccuracy = 0.97 } };
        var file = string.Concat(JobHarness.Problems(500).Split('\n').Skip(300).Select(line => line + "\n"));
        var job = await engine.OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(file)), JobHarness.Options(n: 8));
        var summary = (await job.RunAsync()).Summary;
        var rows = new List<ResultRow>();
        await foreach (var row in job.RowsAsync()) rows.Add(row);
        Assert.All(rows, r => Assert.True(r.Calibrated));
        Assert.InRange(rows.Average(r => r.Confidence) - summary.Accuracy!.Value, -0.1, 0.1);
        Assert.Equal(rows.Count(r => r.Review == false), summary.Answered);
        Assert.InRange(summary.Answered!.Value, 10, 199);
        Assert.InRange(rows.Where(r => r.Review == false).Average(r => r.Correct == true ? 1.0 : 0), 0.97, 1);
        Assert.All(rows, r => Assert.False(r.Drift));
        Assert.Null(summary.Drift);
        Assert.InRange(rows.Where(r => r.Review == false).Min(r => r.Confidence), rows.Where(r => r.Review == true).Max(r => r.Confidence) - 0.005, 1);
    }

    [Fact]
    public async Task Problems_unlike_those_of_the_calibration_are_called_so()
    {
        var harness = new JobHarness { File = JobHarness.Problems(60) };
        var report = await CalibrateAsync(harness);
        var longer = report with
        {
            Model = report.Model with
            {
                Strategies = [.. report.Model.Strategies.Select(s => s with { HeldOut = [.. s.HeldOut.Select(h => h with { Sketches = [.. h.Sketches.Select(Longer)] })] })],
            },
        };
        var engine = new PonderEngine(new MemoryStore(), harness.Models with { Table = Table(harness.Models, longer) });
        var job = await engine.OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(harness.File)), JobHarness.Options(n: 8));
        var drift = (await job.RunAsync()).Summary.Drift;
        Assert.Equal("first sample's length", drift?.Fact);
        Assert.Contains("may not hold", $"{drift}", StringComparison.Ordinal);
        await foreach (var row in job.RowsAsync()) Assert.True(row.Drift);

        static Sketch Longer(Sketch sketch) =>
            sketch.Fact == "first sample's length" ? sketch with { Quantiles = [.. sketch.Quantiles.Select(q => q + 1000)] } : sketch;
    }

    [Fact]
    public async Task A_promise_nobody_can_make_is_refused_before_anything_is_spent()
    {
        var harness = new JobHarness();
        var engine = new PonderEngine(harness.Store, harness.Models) { Rows = new() { TargetAccuracy = 0.95 } };
        var source = ProblemSource.Lines(Encoding.UTF8.GetBytes(harness.File));
        var error = await Assert.ThrowsAsync<JobException>(() => engine.OpenAsync(source, JobHarness.Options()));
        Assert.Contains("measure it with ponder calibrate", error.Message, StringComparison.Ordinal);
        engine = new(harness.Store, harness.Models) { Rows = new() { TargetAccuracy = 1 } };
        await Assert.ThrowsAsync<JobException>(() => engine.OpenAsync(source, JobHarness.Options()));
        Assert.Empty(harness.Store.Blobs);
    }

    [Fact]
    public async Task The_fit_survives_its_file_and_does_not_change_the_job()
    {
        var harness = new JobHarness { File = JobHarness.Problems(40) };
        var table = Table(harness.Models, await CalibrateAsync(harness));
        var read = TableFile.Parse("t.json", TableFile.Format(table), harness.Models.Strategies);
        Assert.Equal(TableFile.Format(table), TableFile.Format(read));
        var source = ProblemSource.Lines(Encoding.UTF8.GetBytes(harness.File));
        var options = JobHarness.Options() with { Strategy = StrategyChoice.Of("auto", 8) };
        var with = await new PonderEngine(new MemoryStore(), harness.Models with { Table = table }).OpenAsync(source, options);
        var without = await new PonderEngine(new MemoryStore(), harness.Models with { Table = table with { Confidence = null } }).OpenAsync(source, options);
        Assert.Equal(with.Id, without.Id);
    }

    private static CalibrationTable Table(JobModels models, ConfidenceReport report) =>
        AssumedTable.For(models.Proposer.Identity.Parameters, true, default) with
        {
            Proposer = models.Proposer.Identity,
            Verifier = models.Verifier?.Identity,
            Confidence = report.Model,
        };

    private static Task<ConfidenceReport> CalibrateAsync(JobHarness harness) => new ConfidenceCalibrator(
        harness.Models with { Table = AssumedTable.For(harness.Models.Proposer.Identity.Parameters, true, default) },
        async (arm, models) => (await new PonderEngine(harness.Store, models).OpenAsync(
            ProblemSource.Lines(Encoding.UTF8.GetBytes(harness.File)), JobHarness.Options() with { Strategy = arm.Strategy, PageSize = 64 })).Folder).RunAsync(Arms, "scripted problems");
}
