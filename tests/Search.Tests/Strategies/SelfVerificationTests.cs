using Ponder.Core.Proposing;
using Ponder.Search.Solving;

namespace Ponder.Search.Tests.Strategies;

public class SelfVerificationTests
{
    private static Story Tell(double?[][] verdicts, Func<Story, DrawRequest, double?> compare)
    {
        Story story = null!;
        return story = new((path, request, i) => request.Purpose switch
        {
            Purpose.Judge => new("j", Ending: Ending.Finished, Verdict: verdicts[path[1] - '0'][i]),
            Purpose.Compare => new("c", Ending: Ending.Finished, Verdict: compare(story, request)),
            _ => new($"s{i}", null, $"{i}", Ending.Finished),
        });
    }

    [Fact]
    public async Task The_highest_mean_verdict_wins_and_what_is_far_below_is_not_compared()
    {
        var story = Tell([[1, 0], [1, 1], [0, 0]], (_, _) => throw new InvalidOperationException("compared"));
        var vote = await Story.SolveAsync(story, "self-verification", "n=3 verdicts=2");
        Assert.Equal(("1", 1.0), (vote.Answer, vote.Confidence));
        Assert.Equal(3 + 6, story.Samples);
    }

    [Fact]
    public async Task Those_within_the_margin_are_compared_in_both_orders_and_most_wins_decide()
    {
        var story = Tell([[1, 1], [1, 1], [1, 0]], (s, r) => s.Path(r.Texts[0]) == "s1" ? 1 : 0);
        var vote = await Story.SolveAsync(story, "self-verification", "n=3 verdicts=2 comparisons=2");
        Assert.Equal("1", vote.Answer);
        Assert.Equal(["s0,s1", "s1,s0"], story.Requests.Where(r => r.Purpose == Purpose.Compare).Select(r => string.Join(',', r.Texts.Select(story.Path))));
        Assert.Equal(["1", "0", "2"], vote.Groups.Select(g => g.Answer));
    }

    [Fact]
    public async Task A_favoured_place_favours_nobody()
    {
        var story = Tell([[1], [1]], (_, _) => 1);
        Assert.Equal("0", (await Story.SolveAsync(story, "self-verification", "n=2 verdicts=1")).Answer);
    }

    [Theory]
    [InlineData(0.05, "0")]
    [InlineData(0.5, "1")]
    public async Task The_margin_says_who_is_compared(double margin, string winner)
    {
        var story = Tell([[1, 1], [1, 0]], (s, r) => s.Path(r.Texts[0]) == "s1" ? 1 : 0);
        Assert.Equal(winner, (await Story.SolveAsync(story, "self-verification", $"n=2 verdicts=2 margin={margin}")).Answer);
    }

    [Fact]
    public async Task A_verdict_that_cannot_be_read_abstains()
    {
        var story = Tell([[null, 1], [1, 0], [null, null]], (_, _) => null);
        var vote = await Story.SolveAsync(story, "self-verification", "n=3 verdicts=2");
        Assert.Equal("0", vote.Answer);
        Assert.Null(vote.Groups[^1].BestScore);
    }
}
