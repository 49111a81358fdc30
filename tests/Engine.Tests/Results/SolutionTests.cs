using System.Text.Json.Nodes;
using Ponder.Core.Candidates;
using Ponder.Core.Voting;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.Search.Pages;
using Ponder.Search.Solving;
using Ponder.TestKit.Jobs;

namespace Ponder.Engine.Tests.Results;

/// <summary>What a row tells of how it was reached.</summary>
public sealed class SolutionTests
{
    [Fact]
    public async Task A_row_holds_the_text_of_the_chosen_candidate_and_why()
    {
        var harness = new JobHarness();
        var (_, results, _) = await harness.RunAsync(JobHarness.Options());
        var folder = await harness.FolderAsync(JobHarness.Options());
        foreach (var line in results.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var row = JsonNode.Parse(line)!;
            Assert.Contains((string)row["answer"]!, (string)row["solution"]!, StringComparison.Ordinal);
            Assert.EndsWith(".", (string)row["why"]!, StringComparison.Ordinal);
            var view = await ProblemView.OfAsync(folder, (string)row["id"]!);
            Assert.Equal((string)row["solution"]!, view.Candidates.Single(c => c.Chosen).Text);
            Assert.Equal(8, view.Candidates.Count);
        }
    }

    [Fact]
    public async Task Solutions_can_be_left_out()
    {
        var harness = new JobHarness();
        var engine = new PonderEngine(harness.Store, harness.Models) { Rows = new() { Solutions = false } };
        var job = await engine.OpenAsync(ProblemSource.Lines(System.Text.Encoding.UTF8.GetBytes(harness.File)), JobHarness.Options());
        await job.RunAsync();
        Assert.DoesNotContain("\"solution\"", System.Text.Encoding.UTF8.GetString(harness.Store.Blobs[job.Folder.Names.Results]), StringComparison.Ordinal);
        await foreach (var row in job.RowsAsync()) Assert.Null(row.Solution);
    }

    [Fact]
    public async Task A_problem_is_found_by_its_id_or_place_and_one_that_is_not_there_is_named()
    {
        var harness = new JobHarness();
        var folder = await harness.FolderAsync(JobHarness.Options());
        Assert.Equal((3, null), ((await ProblemView.OfAsync(folder, "p2")).Place, (await ProblemView.OfAsync(folder, "#3")).Row));
        await harness.RunAsync(JobHarness.Options());
        Assert.Equal("p2", (await ProblemView.OfAsync(folder, "#3")).Row!.Id);
        Assert.Contains("no problem p99", (await Assert.ThrowsAsync<JobException>(() => ProblemView.OfAsync(folder, "p99"))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<JobException>(() => ProblemView.OfAsync(folder, "#21"));
        await Assert.ThrowsAsync<JobException>(() => ProblemView.OfAsync(folder, "#0"));
    }

    [Fact]
    public async Task The_page_that_visits_a_problem_is_found_in_every_wave_without_reading_all_pages()
    {
        var harness = new JobHarness { File = JobHarness.Problems(40) };
        var options = JobHarness.Options(pageSize: 3) with { Strategy = new("batch", new Dictionary<string, string>()), Cap = new(Tokens: 20_000) };
        await harness.RunAsync(options);
        var folder = await harness.FolderAsync(options);
        var waves = await folder.Plans.CountAsync();
        Assert.InRange(waves, 2, 100);
        for (var wave = 0; wave < waves; wave++)
        {
            var pages = new Dictionary<int, int>();
            for (var page = 0; page < (await folder.Plans.TryReadAsync(wave))!.PageSizes(3).Count; page++)
            {
                foreach (var visit in await folder.Plans.PageAsync(new(wave, page))) pages.Add(visit.Problem, page);
            }

            for (var problem = 0; problem < 40; problem++)
            {
                var found = await folder.Plans.FindAsync(wave, problem, default);
                Assert.Equal(pages.TryGetValue(problem, out var page) ? page : null, found?.Page.Page);
            }
        }

        Assert.Null(await folder.Plans.FindAsync(waves, 0, default));
        await foreach (var problem in folder.ProblemsAsync())
        {
            var found = await new ProblemFinder(folder).TryFindAsync(problem.Entry.Problem.Id, default);
            Assert.Equal((problem.Place, problem.Page, problem.Outcome!.History.Count), (found!.Place, found.Page, found.Outcome!.History.Count));
        }
    }

    [Fact]
    public async Task A_name_that_looks_like_a_place_is_a_name_first()
    {
        var lines = JobHarness.Problems(3).Replace("\"p0\"", "\"#2\"", StringComparison.Ordinal);
        var folder = await new JobHarness { File = lines }.FolderAsync(JobHarness.Options());
        Assert.Equal((1, 3), ((await ProblemView.OfAsync(folder, "#2")).Place, (await ProblemView.OfAsync(folder, "#3")).Place));
    }

    [Theory]
    [InlineData(VoteRule.Majority, "5", "All 5 samples with an answer agree.")]
    [InlineData(VoteRule.Majority, "1", "The only sample with an answer says so.")]
    [InlineData(VoteRule.Majority, "5 2 1", "5 of 8 samples with an answer agree, 2 say b.")]
    [InlineData(VoteRule.Majority, "1 1", "One of 2 samples with an answer says so; the two are level.")]
    [InlineData(VoteRule.Weighted, "2 5", "2 of 7 samples with an answer agree, and the verifier's scores for it add up to 1.00 of 3.50; most samples (5) say b.")]
    [InlineData(VoteRule.Weighted, "1", "The only sample with an answer says so, and the verifier scores it 0.50 of 1.")]
    [InlineData(VoteRule.Weighted, "2", "All 2 samples with an answer agree, and the verifier scores the best of them 0.50 of 1.")]
    [InlineData(VoteRule.Best, "1 3", "The verifier scores this solution highest, 0.50 of 1; one of 4 samples with an answer says so; most samples (3) say b; the scores are level.")]
    public void The_sentence_says_how_it_was_chosen(VoteRule rule, string votes, string why)
    {
        var groups = votes.Split(' ').Select((count, i) => Group($"{(char)('a' + i)}", int.Parse(count, null))).ToList();
        var vote = new Vote { Answer = "a", Rule = rule, Groups = groups };
        Assert.Equal(why, Because.Of(Outcome(vote)));
    }

    [Fact]
    public void Waves_a_spent_budget_and_doubt_are_told()
    {
        var vote = new Vote { Answer = "a", Groups = [Group("a", 2)], Contested = true };
        Assert.Equal(
            "All 2 samples with an answer agree; neither is sure; it took 2 waves; the budget ended first.",
            Because.Of(Outcome(vote) with { Status = SolveStatus.Partial, History = [Visit(0), Visit(1)] }));
        Assert.Equal("No sample ended with an answer.", Because.Of(Outcome(Vote.None)));
        Assert.Equal("The prompt is too long.", Because.Of(Outcome(Vote.None) with { Reason = "the prompt is too long" }));
    }

    private static AnswerGroup Group(string answer, int votes) => new(answer, votes, votes * 0.5, 0.5, default, default);

    private static Visit Visit(int wave) => new(wave, StrategyChoice.Of("majority", 2), default);

    private static ProblemOutcome Outcome(Vote vote) => new()
    {
        Problem = 0,
        Status = vote.Answer is null ? SolveStatus.Failed : SolveStatus.Solved,
        Vote = vote,
        History = [Visit(0)],
        Pool = Array.Empty<Candidate>(),
    };
}
