using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Search.Solving;
using Ponder.Search.Tournament;

namespace Ponder.Search.Tests.Strategies;

public class TournamentTests
{
    /// <summary>Samples with those answers; a comparison is told by the answers that stand first and second.</summary>
    private static Story Tell(string answers, Func<char, char, double?> compare)
    {
        Story story = null!;
        return story = new((_, request, i) => request.Purpose == Purpose.Compare
            ? new("c", Ending: Ending.Finished, Verdict: compare(Answer(request, 0), Answer(request, 1)))
            : new($"s{i}", null, answers[i] == '-' ? null : $"{answers[i]}", Ending.Finished));

        static char Answer(DrawRequest request, int text) => request.Texts[text].Answer![0];
    }

    private static double? Larger(char first, char second) => first > second ? 1 : 0;

    private static IEnumerable<string> Pairs(Story story) =>
        story.Requests.Where(r => r.Purpose == Purpose.Compare).Select(r => string.Join(',', r.Texts.Select(story.Path)));

    [Fact]
    public async Task A_knockout_has_one_pair_fewer_than_entrants_each_both_ways_round()
    {
        var story = Tell("13245", Larger);
        var vote = await Story.SolveAsync(story, "tournament", "n=5");
        Assert.Equal(("5", VoteRule.Tournament, 1.0), (vote.Answer, vote.Rule, vote.Confidence));
        Assert.Equal(5 + (4 * 2), story.Samples);
        Assert.Equal(["s0,s1", "s1,s0", "s2,s3", "s3,s2", "s1,s3", "s3,s1", "s3,s4", "s4,s3"], Pairs(story));
    }

    [Fact]
    public async Task An_answer_weighs_the_share_of_its_comparisons_that_it_won()
    {
        var vote = await Story.SolveAsync(Tell("1324", Larger), "tournament", "n=4");
        Assert.Equal([("4", 1.0), ("3", 0.5), ("1", 0.0), ("2", 0.0)], vote.Groups.Select(g => (g.Answer, g.Weight)));
        var level = await Story.SolveAsync(Tell("12", (_, _) => 0.5), "tournament", "n=2");
        Assert.Equal(level.Groups[0].Weight, level.Groups[1].Weight);
    }

    [Theory]
    [InlineData("knockout")]
    [InlineData("ranking")]
    public async Task Equal_answers_are_not_compared(string method)
    {
        var story = Tell("7777", (_, _) => throw new InvalidOperationException("compared"));
        var vote = await Story.SolveAsync(story, "tournament", $"n=4 method={method}");
        Assert.Equal(("7", 4, 4L), (vote.Answer, vote.Groups[0].Votes, story.Samples));
    }

    [Fact]
    public async Task Equal_answers_are_those_that_mean_the_same()
    {
        var story = new Story((_, r, i) => r.Purpose == Purpose.Compare ? throw new InvalidOperationException("compared") : new($"s{i}", null, i == 0 ? "1/2" : "0.5", Ending.Finished));
        Assert.Equal("1/2", (await Story.SolveAsync(story, "tournament", "n=3")).Answer);
    }

    [Fact]
    public async Task A_ranking_compares_all_that_differ()
    {
        var story = Tell("1213", Larger);
        var vote = await Story.SolveAsync(story, "tournament", "n=4 method=ranking");
        Assert.Equal(["3", "2", "1"], vote.Groups.Select(g => g.Answer));
        Assert.Equal(1, vote.Groups.Sum(g => g.Weight), 9);
        Assert.Equal(5 * 2, Pairs(story).Count());
    }

    [Theory]
    [InlineData("knockout")]
    [InlineData("ranking")]
    public async Task A_favoured_place_favours_nobody_so_that_votes_decide(string method)
    {
        var story = Tell("1223", (_, _) => 1);
        var vote = await Story.SolveAsync(story, "tournament", $"n=4 method={method}");
        Assert.Equal("2", vote.Answer);
    }

    [Theory]
    [InlineData("knockout")]
    [InlineData("ranking")]
    public async Task Comparisons_that_cannot_be_read_decide_nothing(string method)
    {
        var story = Tell("1322", (_, _) => null);
        Assert.Equal("2", (await Story.SolveAsync(story, "tournament", $"n=4 method={method}")).Answer);
        var some = Tell("13", (first, _) => first == '1' ? null : 1);
        Assert.Equal("3", (await Story.SolveAsync(some, "tournament", $"n=2 method={method}")).Answer);
    }

    [Theory]
    [InlineData("knockout")]
    [InlineData("ranking")]
    public async Task Samples_without_an_answer_do_not_compete_and_a_budget_that_ends_leaves_the_votes(string method)
    {
        Assert.Equal("1", (await Story.SolveAsync(Tell("-1-", Larger), "tournament", $"n=3 method={method}")).Answer);
        Assert.Null((await Story.SolveAsync(Tell("--", Larger), "tournament", $"n=2 method={method}")).Answer);
        var story = new Story((p, r, i) => r.Purpose == Purpose.Compare ? throw new InvalidOperationException("paid") : new($"s{i}", null, $"{"1132"[i]}", Ending.Finished)) { Budget = 4 };
        Assert.Equal("1", (await Story.SolveAsync(story, "tournament", $"n=4 method={method}")).Answer);
        Assert.True(story.OutOfBudget);
    }

    [Fact]
    public void Strengths_are_those_that_make_the_comparisons_likeliest()
    {
        // Of two that met ten times, with the game won and lost against strength 1 for each, strengths solve their equations.
        var strengths = BradleyTerry.Strengths(new double[,] { { 0, 8 }, { 2, 0 } });
        var (a, b) = (strengths[0], strengths[1]);
        Assert.Equal(1, a + b, 9);
        Assert.InRange(a / b, 2.5, 4);
        Assert.Equal([1.0 / 3, 1.0 / 3, 1.0 / 3], BradleyTerry.Strengths(new double[,] { { 0, 1, 0 }, { 0, 0, 1 }, { 1, 0, 0 } }).Select(s => Math.Round(s, 12)), (x, y) => Math.Abs(x - y) < 1e-9);
        var always = BradleyTerry.Strengths(new double[,] { { 0, 500 }, { 0, 0 } });
        Assert.True(double.IsFinite(always[0]) && always[0] < 1 && always[1] > 0);
    }
}
