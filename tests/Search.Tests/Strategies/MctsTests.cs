using Ponder.Core.Proposing;

namespace Ponder.Search.Tests.Strategies;

public class MctsTests
{
    /// <summary>Solutions of three steps; those that begin with s1 are good.</summary>
    private static Story Tell(Func<string, double> score) => new((path, _, i) =>
    {
        var name = path.Length == 0 ? $"s{i}" : $"{path}/{i}";
        var last = name.Count(c => c == '/') == 2;
        return new(path.Length == 0 ? $"s{i}" : $"{i}", score(name), name[..2], last ? Ending.Finished : Ending.Step);
    });

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(16)]
    public async Task N_ways_are_opened_and_all_of_them_finish_and_vote(int n)
    {
        var story = Tell(_ => 0.5);
        var vote = await Story.SolveAsync(story, "mcts", $"n={n}");
        Assert.Equal(n, story.Samples);
        Assert.Equal(n, vote.Groups.Sum(g => g.Votes));
    }

    [Fact]
    public async Task It_branches_where_the_verifier_promises_most()
    {
        var story = Tell(name => name.StartsWith("s1", StringComparison.Ordinal) ? 0.9 : 0.1);
        await Story.SolveAsync(story, "mcts", "n=12 leaves=4 exploration=0.2");
        var branches = story.Asked.Skip(4).GroupBy(a => a[..2]).ToDictionary(g => g.Key, g => g.Count());
        Assert.True(branches["s1"] >= 2 * branches["s0"], string.Join(" ", branches));
        Assert.True(branches["s1"] >= 2 * branches["s3"], string.Join(" ", branches));
    }

    [Fact]
    public async Task Exploration_spreads_the_branches()
    {
        async Task<int> FavouriteAsync(double exploration)
        {
            var story = Tell(name => name.StartsWith("s1", StringComparison.Ordinal) ? 0.9 : 0.1);
            await Story.SolveAsync(story, "mcts", $"n=12 leaves=4 exploration={exploration}");
            return story.Asked.Skip(4).Count(a => a.StartsWith("s1", StringComparison.Ordinal));
        }

        Assert.True(await FavouriteAsync(0.1) > await FavouriteAsync(10));
    }

    [Fact]
    public async Task A_round_of_leaves_grows_at_once_and_virtual_loss_keeps_them_apart()
    {
        var story = Tell(name => name.StartsWith("s1", StringComparison.Ordinal) ? 0.9 : 0.1);
        await Story.SolveAsync(story, "mcts", "n=8 leaves=4 exploration=3");
        Assert.Equal(4, story.Requests[0].Count);
        Assert.Equal(["s1:Solve", "s0:Solve", "s2:Solve", "s3:Solve"], story.Asked.Skip(4).Take(4));
    }

    [Fact]
    public async Task A_way_that_is_being_tried_counts_as_lost_until_it_is_known()
    {
        var story = Tell(name => name.StartsWith("s1", StringComparison.Ordinal) ? 0.7 : 0.6);
        await Story.SolveAsync(story, "mcts", "n=8 leaves=4 exploration=0.01");
        Assert.Equal(["s1:Solve", "s0:Solve"], story.Asked.Skip(8).Take(2).Select(a => $"{a[..2]}:Solve"));
    }

    /// <summary>s0 looks better than s1 until what follows it is seen.</summary>
    [Fact]
    public async Task What_follows_a_step_counts_towards_its_worth()
    {
        double Score(string name) => name switch { "s0" => 0.9, "s1" => 0.5, _ => name.StartsWith("s1", StringComparison.Ordinal) ? 0.8 : 0 };
        var story = Tell(Score);
        await Story.SolveAsync(story, "mcts", "n=2 leaves=2 exploration=0.01");
        Assert.Equal(["s1/0:Solve", "s0/0:Solve"], story.Asked.Skip(4).Take(2));
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(4, 1)]
    public async Task A_step_gets_another_child_once_its_visits_warrant_one(double widening, int more)
    {
        var story = Tell(_ => 0.5);
        await Story.SolveAsync(story, "mcts", $"n=8 leaves=4 widening={widening}");
        Assert.Equal(more, story.Asked.Skip(4).Take(4).Count(asked => asked == ":Solve"));
    }

    [Fact]
    public async Task A_step_that_failed_or_has_no_value_is_not_gone_on_with()
    {
        Line[] first = [new("failed", Ending: Ending.Failed), new("cut", 0.9, Ending: Ending.Length), new("unscored"), new("good", 0.2)];
        var story = new Story((path, _, i) => path.Length == 0 ? first[i % 4] : new($"e{i}", 0.5, "1", Ending.Finished));
        var vote = await Story.SolveAsync(story, "mcts", "n=4 leaves=4");
        Assert.Equal("1", vote.Answer);
        Assert.All(story.Asked.Skip(4), asked => Assert.StartsWith("good", asked, StringComparison.Ordinal));
    }

    /// <summary>Neither the best score alone nor the most votes alone would choose both.</summary>
    [Theory]
    [InlineData(0.5, 0.6, "2")]
    [InlineData(0.3, 0.4, "1")]
    public async Task The_answer_with_the_largest_sum_of_scores_wins(double second, double third, string winner)
    {
        (double Score, string Answer)[] ends = [(0.9, "1"), (second, "2"), (third, "2"), (0.1, "3")];
        var vote = await Story.SolveAsync(new Story((_, _, i) => new($"e{i}", ends[i].Score, ends[i].Answer, Ending.Finished)), "mcts", "n=4 leaves=4");
        Assert.Equal((winner, 3), (vote.Answer, vote.Groups.Count));
    }

    [Fact]
    public async Task Equal_texts_are_expanded_once()
    {
        var story = new Story((path, _, i) => path.Length == 0 ? new($"s{i}", 0.5, Text: i < 3 ? "same" : null) : new($"e{i}", 0.5, "1", Ending.Finished));
        await Story.SolveAsync(story, "mcts", "n=4 leaves=4");
        Assert.Equal(["s0:Solve", "s3:Solve"], story.Asked.Skip(4).Distinct());
    }

    [Fact]
    public async Task A_rollout_lends_its_score_and_is_charged()
    {
        var story = new Story((path, request, i) => request.Temperature == 0 ? new("r", path[..2] == "s1" ? 0.9 : 0.1)
            : path.Length == 0 ? new($"s{i}", 0.5) : new($"{i}", 0.5, "1", Ending.Finished));
        await Story.SolveAsync(story, "mcts", "n=4 leaves=2 rollout=2 exploration=0.1");
        Assert.Equal("s1:Solve", story.Asked[4]);
        Assert.Equal(4 + (2 * story.Asked.Count(a => a == ":Solve")), story.Samples);
    }
}
