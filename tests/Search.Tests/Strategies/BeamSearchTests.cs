using Ponder.Core.Proposing;
using Ponder.Search.Catalogue;
using Ponder.Search.Options;

namespace Ponder.Search.Tests.Strategies;

public class BeamSearchTests
{
    private static Line End(string name, double score, string answer) => new(name, score, answer, Ending.Finished);

    [Fact]
    public async Task The_best_N_over_M_go_on_with_M_each()
    {
        double[] first = [0.1, 0.9, 0.5, 0.7];
        var story = new Story((path, _, i) => path.Length == 0 ? new($"s{i}", first[i]) : End($"e{i}", 0.5, "1"));
        await Story.SolveAsync(story, "beam-search", "n=4 width=2");
        Assert.Equal([":Solve", ":Solve", ":Solve", ":Solve", "s1:Solve", "s1:Solve", "s3:Solve", "s3:Solve"], story.Asked);
        Assert.All(story.Requests, r => Assert.Equal((1, true), (r.Steps, r.Score)));
        Assert.Equal(4, story.Samples);
    }

    [Fact]
    public async Task Equal_scores_keep_the_order_of_drawing()
    {
        var story = new Story((path, _, i) => path.Length == 0 ? new($"s{i}", 0.5) : End($"e{i}", 0.5, "1"));
        await Story.SolveAsync(story, "beam-search", "n=4 width=4");
        Assert.All(story.Asked.Skip(4), asked => Assert.Equal("s0:Solve", asked));
    }

    [Theory]
    [InlineData("drop", "s2:Solve")]
    [InlineData("keep", "s1:Solve")]
    public async Task Equal_texts_take_one_place_or_each_its_own(string duplicates, string second)
    {
        double[] first = [0.9, 0.9, 0.5, 0.1];
        var story = new Story((path, _, i) => path.Length == 0 ? new($"s{i}", first[i], Text: i < 2 ? "same" : null) : End($"e{i}", 0.5, "1"));
        await Story.SolveAsync(story, "beam-search", $"n=4 width=2 duplicates={duplicates}");
        Assert.Equal(["s0:Solve", "s0:Solve", second, second], story.Asked.Skip(4));
    }

    [Fact]
    public async Task A_finished_solution_among_the_best_keeps_its_place_and_ends_the_search()
    {
        var story = new Story((path, _, i) => path.Length > 0 ? new($"t{i}", 0.3)
            : i == 0 ? End("done", 0.9, "7") : new($"s{i}", 0.5));
        var vote = await Story.SolveAsync(story, "beam-search", "n=4 width=4");
        Assert.Equal(4, story.Asked.Count);
        Assert.Equal("7", vote.Answer);
    }

    [Fact]
    public async Task It_keeps_its_place_in_later_rounds_too()
    {
        double[] first = [0.9, 0.5, 0.1, 0.1];
        var story = new Story((path, _, i) => path.Length == 0 ? (i == 0 ? End("done", 0.9, "7") : new($"s{i}", first[i]))
            : path == "s1" ? new($"t{i}", 0.4 - (i / 10.0)) : End($"e{i}", 0.3, "8"));
        await Story.SolveAsync(story, "beam-search", "n=4 width=2");
        Assert.Equal(["s1:Solve", "s1:Solve", "s1/t0:Solve", "s1/t0:Solve"], story.Asked.Skip(4));
    }

    [Fact]
    public async Task A_better_unfinished_one_goes_on_beside_it()
    {
        var story = new Story((path, _, i) => path.Length > 0 ? End($"e{i}", 0.6, "8") : i == 0 ? End("done", 0.4, "7") : new($"s{i}", 0.9 - (i / 10.0)));
        var vote = await Story.SolveAsync(story, "beam-search", "n=4 width=4");
        Assert.Equal("8", vote.Answer);
        Assert.Equal(5, vote.Groups.Sum(g => g.Votes) + 1);
        Assert.DoesNotContain(vote.Groups, g => g.Answer == "7");
    }

    /// <summary>Neither the best score alone nor the most votes alone would choose both.</summary>
    [Theory]
    [InlineData(0.5, 0.6, "2", 1.1)]
    [InlineData(0.3, 0.4, "1", 0.9)]
    public async Task The_answer_with_the_largest_sum_of_scores_wins(double second, double third, string winner, double weight)
    {
        (double Score, string Answer)[] ends = [(0.9, "1"), (second, "2"), (third, "2"), (0.1, "3")];
        var vote = await Story.SolveAsync(new Story((_, _, i) => End($"e{i}", ends[i].Score, ends[i].Answer)), "beam-search", "n=4 width=2");
        Assert.Equal((winner, "3"), (vote.Answer, vote.Groups[^1].Answer));
        Assert.Equal(weight, vote.Groups[0].Weight, 9);
    }

    [Fact]
    public async Task Unscored_cut_off_and_failed_steps_are_not_gone_on_with()
    {
        Line[] first = [new("unscored"), new("cut", 0.9, Ending: Ending.Length), new("failed", Ending: Ending.Failed), new("good", 0.1)];
        var story = new Story((path, _, i) => path.Length == 0 ? first[i] : End($"e{i}", 0.5, "1"));
        await Story.SolveAsync(story, "beam-search", "n=4 width=2");
        Assert.Equal(["good:Solve", "good:Solve"], story.Asked.Skip(4));
    }

    [Fact]
    public async Task After_forty_rounds_what_is_unfinished_is_left()
    {
        var story = new Story((_, _, i) => new($"s{i}", 0.5));
        var vote = await Story.SolveAsync(story, "beam-search", "n=2 width=2");
        Assert.Equal(80, story.Asked.Count);
        Assert.Null(vote.Answer);
    }

    [Fact]
    public async Task What_the_budget_refuses_is_done_without()
    {
        var story = new Story((path, _, i) => path.Length == 0 ? new($"s{i}", 0.5) : End($"e{i}", 0.5, "1")) { Budget = 5 };
        Assert.Equal("1", (await Story.SolveAsync(story, "beam-search", "n=4 width=2")).Answer);
    }

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(3, 0, 1)]
    [InlineData(16, 0, 4)]
    [InlineData(10, 4, 2)]
    public async Task N_over_M_rounded_down_are_kept(int n, int width, int kept)
    {
        var story = new Story((path, _, i) => path.Length == 0 ? new($"s{i}", 0.5) : End($"e{i}", 0.5, "1"));
        await Story.SolveAsync(story, "beam-search", $"n={n} width={width}");
        Assert.Equal(kept, story.Requests.Count(r => r.From is not null));
    }

    [Theory]
    [InlineData("beam-search")]
    [InlineData("dvts")]
    [InlineData("lookahead")]
    public void More_continuations_than_samples_are_refused(string strategy)
    {
        var refused = Assert.Throws<OptionException>(() => StrategyCatalogue.Shipped.Create(new(strategy, new Dictionary<string, string> { ["n"] = "3", ["width"] = "4" })));
        Assert.Equal("width is 4 and n is 3: expected a width of at most n, since n/width solutions are kept", refused.Message);
    }
}
