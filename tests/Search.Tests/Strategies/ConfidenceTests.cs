using Ponder.Core.Proposing;
using Ponder.Core.Voting;

namespace Ponder.Search.Tests.Strategies;

/// <summary>Votes by the proposer's own confidence.</summary>
public class ConfidenceTests
{
    private static Story Tell(params (string Answer, double? Sure)[] samples) =>
        new((_, _, i) => new($"s{i}", null, samples[i].Answer, Ending.Finished, Sure: samples[i].Sure is { } sure ? [sure] : null));

    [Theory]
    [InlineData("keep=1", "1")]
    [InlineData("keep=0.34", "2")]
    [InlineData("keep=1 temperature=0.5", "2")]
    [InlineData("keep=1 temperature=100", "1")]
    public async Task Sure_samples_weigh_more(string options, string answer)
    {
        var story = Tell(("1", 2), ("2", 4), ("1", 2.1), ("1", 2.2), ("2", 3.9), ("1", 2));
        Assert.Equal(answer, (await Story.SolveAsync(story, "confidence-vote", $"n=6 {options}")).Answer);
        Assert.Equal(6, story.Samples);
    }

    [Fact]
    public async Task Weights_are_shares_and_no_verifier_scores()
    {
        var vote = await Story.SolveAsync(Tell(("1", 3), ("2", 1)), "confidence-vote", "n=2 keep=1");
        Assert.Equal((VoteRule.Confidence, 0.75), (vote.Rule, vote.Confidence));
        Assert.Equal([(0.75, null), (0.25, null)], vote.Groups.Select(g => (Math.Round(g.Weight, 9), g.BestScore)));
    }

    [Fact]
    public async Task Samples_without_log_probabilities_are_counted_alike_and_abstain_beside_others()
    {
        Assert.Equal("1", (await Story.SolveAsync(Tell(("1", null), ("2", null), ("1", null)), "confidence-vote", "n=3")).Answer);
        Assert.Equal("2", (await Story.SolveAsync(Tell(("1", null), ("2", 1), ("1", null)), "confidence-vote", "n=3")).Answer);
    }

    [Fact]
    public async Task The_measure_is_told_by_options()
    {
        var story = new Story((_, _, i) => new($"s{i}", null, $"{i}", Ending.Finished, Sure: i == 0 ? [9, 9, 0, 9] : [5, 5, 5, 5]));
        Assert.Equal("1", (await Story.SolveAsync(story, "confidence-vote", "n=2 keep=1 window=1 measure=lowest")).Answer);
        Assert.Equal("0", (await Story.SolveAsync(story, "confidence-vote", "n=2 keep=1 window=1 measure=tail")).Answer);
    }

    [Fact]
    public async Task Deepconf_stops_where_the_first_samples_agree()
    {
        var story = Tell(("1", 2), ("1", 2), ("1", 2), ("1", 2), ("2", 9));
        Assert.Equal("1", (await Story.SolveAsync(story, "deepconf", "n=16")).Answer);
        Assert.Equal(4, story.Samples);
    }

    [Fact]
    public async Task Deepconf_leaves_out_what_is_below_the_bar_and_draws_what_would_suffice()
    {
        // The bar is 2.3: of the first four the unsure one does not vote, so that the others are agreed.
        var agreed = Tell(("2", 1), ("1", 3), ("1", 3), ("1", 3));
        Assert.Equal(("1", 4L), ((await Story.SolveAsync(agreed, "deepconf", "n=16 keep=0.8")).Answer, agreed.Samples));

        // Two against one of equal weight: one more for the leader would make three quarters. The unsure later ones do not count.
        var split = Tell(("1", 3), ("1", 3), ("2", 3), ("2", 1), ("2", 1), ("2", 1), ("1", 3), ("2", 9));
        var vote = await Story.SolveAsync(split, "deepconf", "n=7 keep=0.8 consensus=0.75");
        Assert.Equal(("1", 0.75, 7L), (vote.Answer, vote.Confidence, split.Samples));
        Assert.All(split.Requests.Skip(1), r => Assert.Equal(4, r.Skip));
    }

    [Fact]
    public async Task Deepconf_votes_with_all_where_none_above_the_bar_answers()
    {
        var story = new Story((_, _, i) => i == 0 ? new("s0", null, null, Ending.Length, Sure: [9]) : new($"s{i}", null, "1", Ending.Finished, Sure: [1]));
        Assert.Equal("1", (await Story.SolveAsync(story, "deepconf", "n=2 warmup=2 keep=0.01")).Answer);
    }

    [Fact]
    public async Task Deepconf_leaves_an_unsure_sample_while_it_is_written()
    {
        // Later samples have three steps of two tokens. The second of them is unsure at its second step, and is not gone on with.
        var story = new Story((path, request, i) => request.Steps is null
            ? new($"w{i}", null, $"{i}", Ending.Finished, Sure: [3, 3])
            : path.Split('/') is var steps && path.Length == 0 ? new($"t{i}", Sure: [3, 3])
            : steps[0] == "t1" ? new("u", Sure: [1, 1])
            : steps.Length == 2 ? new("e", null, "0", Ending.Finished, Sure: [3, 3]) : new("v", Sure: [3, 3]));
        var vote = await Story.SolveAsync(story, "deepconf", "n=4 warmup=2 look=1 window=2 consensus=0.99");
        Assert.Equal("0", vote.Answer);
        Assert.Equal(2, vote.Groups[0].Votes);
        Assert.Equal(["t0", "t0/v", "t1"], story.Asked.Select(a => a.Split(':')[0]).Where(a => a.Length > 0).Order());
        Assert.Equal(4, story.Samples);
    }
}
