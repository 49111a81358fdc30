using Ponder.Core.Budgets;
using Ponder.Core.Voting;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.Search.Pages;
using Ponder.TestKit.Jobs;

namespace Ponder.Reports.Tests;

public sealed class SurenessTests
{
    [Fact]
    public async Task The_curve_goes_from_the_surest_to_all_and_the_least_sure_come_first_for_review()
    {
        var sureness = new Sureness();
        Assert.Null(sureness.Of(await SummaryAsync(null)));
        for (var i = 0; i < 200; i++) sureness.Add(Row(i, answer: "1", confidence: i / 200.0, correct: i >= 100));
        for (var i = 200; i < 250; i++) sureness.Add(Row(i, answer: null, confidence: 0, correct: null));
        var data = sureness.Of(await SummaryAsync(0.05))!;
        Assert.InRange(data.Points.Count, 20, 61);
        Assert.Equal((0.8, 0.5), (data.Points[^1].Coverage, data.Points[^1].Accuracy!.Value));
        Assert.Equal(1, data.Points[0].Accuracy);
        Assert.True(data.Points.Zip(data.Points.Skip(1)).All(p => p.First.Coverage < p.Second.Coverage && p.First.Expected >= p.Second.Expected));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"p{i}"), data.Review.Select(r => r.Id));
        Assert.Equal(20, sureness.Of(await SummaryAsync(null))!.Review.Count);
    }

    private static ResultRow Row(int place, string? answer, double confidence, bool? correct) => new()
    {
        Id = $"p{place}",
        Answer = answer,
        Confidence = confidence,
        Correct = correct,
        Status = SolveStatus.Solved,
        Rule = VoteRule.Majority,
        Votes = [],
        History = [],
        Spend = default,
    };

    private static async Task<JobSummary> SummaryAsync(double? threshold)
    {
        var folder = await new JobHarness().FolderAsync(JobHarness.Options());
        return new() { Job = folder.Spec.Id, Spec = folder.Spec, Cap = Cap.None, Threshold = threshold };
    }
}
