using Ponder.Core.Proposing;
using Ponder.Search.AdaptiveConsistency;

namespace Ponder.Search.Tests.Strategies;

public class SamplingTests
{
    private static Story Tell(params (string Answer, double Score)[] samples) =>
        new((_, _, i) => new($"s{i}", samples[i].Score, samples[i].Answer, samples[i].Answer == "-" ? Ending.Length : Ending.Finished));

    private static Story Answers(string answers) => Tell([.. answers.Select(a => ($"{a}", 0.5))]);

    [Fact]
    public async Task Greedy_takes_the_likeliest_tokens()
    {
        var story = Answers("7");
        Assert.Equal("7", (await Story.SolveAsync(story, "greedy")).Answer);
        Assert.Equal((0.0, 1), (Assert.Single(story.Requests).Temperature, story.Requests[0].Count));
    }

    [Theory]
    [InlineData("majority", "2")]
    [InlineData("best-of-n", "1")]
    [InlineData("weighted-best-of-n", "3")]
    public async Task Each_rule_chooses_its_own(string strategy, string answer)
    {
        var story = Tell(("2", 0.1), ("1", 0.9), ("2", 0.1), ("3", 0.6), ("2", 0.1), ("3", 0.6));
        Assert.Equal(answer, (await Story.SolveAsync(story, strategy, "n=6")).Answer);
        Assert.Equal(6, story.Samples);
    }

    [Theory, InlineData("majority"), InlineData("weighted-best-of-n"), InlineData("best-of-n")]
    public async Task The_first_of_a_vote_may_be_drawn_at_temperature_0(string strategy)
    {
        var story = Answers("777");
        var vote = await Story.SolveAsync(story, strategy, "n=3 first=greedy");
        Assert.Equal("7", vote.Answer);
        Assert.Equal([(0.0, 1), (null, 2)], story.Requests.Select(r => (r.Temperature, r.Count)));
        Assert.Equal(3, vote.Groups.Sum(g => g.Votes));
        var alone = Answers("7");
        await Story.SolveAsync(alone, strategy, "n=1 first=greedy");
        Assert.Equal(0.0, Assert.Single(alone.Requests).Temperature);
    }

    [Theory]
    [InlineData("11111222", 5, "1")]
    [InlineData("1121122222", 10, "2")]
    [InlineData("12121211", 8, "1")]
    [InlineData("11-1111111222", 10, "1")]
    public async Task Esc_stops_at_the_first_unanimous_window(string answers, int drawn, string answer)
    {
        var story = Answers(answers);
        Assert.Equal(answer, (await Story.SolveAsync(story, "esc", $"n={answers.Length}")).Answer);
        Assert.Equal(drawn, story.Samples);
    }

    [Theory]
    [InlineData("1111222", 4)]
    [InlineData("1211112", 7)]
    public async Task Adaptive_consistency_stops_once_the_leader_is_unlikely_to_be_overtaken(string answers, int drawn)
    {
        var story = Answers(answers);
        Assert.Equal("1", (await Story.SolveAsync(story, "adaptive-consistency", $"n={answers.Length}")).Answer);
        Assert.Equal(drawn, story.Samples);
    }

    [Theory]
    [InlineData(4, 0, 0.96875)]
    [InlineData(3, 0, 0.9375)]
    [InlineData(2, 2, 0.5)]
    [InlineData(5, 1, 0.9375)]
    public void The_leader_stays_ahead_as_the_beta_function_says(int v1, int v2, double chance) =>
        Assert.Equal(chance, AdaptiveConsistencyStrategy.StaysAhead(v1, v2), 9);

    [Fact]
    public async Task Rollouts_continue_every_distinct_step_and_not_what_has_finished()
    {
        var story = new Story((path, request, i) => request.Steps is null ? new($"r{i}", null, "1", Ending.Finished)
            : path.Length == 0 ? new($"s{i}", Text: i < 2 ? "same" : null) : new($"e{i}", null, "1", Ending.Finished));
        await Story.SolveAsync(story, "rollouts", "n=3 rollouts=4");
        Assert.Equal([("s0", 4), ("s2", 4)], story.Requests.Where(r => r.Steps is null).Select(r => (story.Path(r.From), r.Count)));
        Assert.Equal([("s0", 2), ("s2", 1)], story.Requests.Where(r => r is { Steps: 1, From: not null }).Select(r => (story.Path(r.From), r.Count)));
    }
}
