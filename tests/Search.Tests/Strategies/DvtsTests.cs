using Ponder.Core.Proposing;

namespace Ponder.Search.Tests.Strategies;

public class DvtsTests
{
    [Fact]
    public async Task Every_tree_goes_on_from_its_own_best()
    {
        double[] first = [0.8, 0.9, 0.1, 0.2];
        var story = new Story((path, _, i) => path.Length == 0 ? new($"s{i}", first[i]) : new($"e{i}", 0.5, "1", Ending.Finished));
        await Story.SolveAsync(story, "dvts", "n=4 width=2");
        Assert.Equal(["s1:Solve", "s1:Solve", "s3:Solve", "s3:Solve"], story.Asked.Skip(4));
        Assert.Equal(4, story.Samples);
    }

    [Fact]
    public async Task All_that_finished_in_any_tree_vote()
    {
        var story = new Story((path, _, i) => path.Length == 0 ? new($"s{i}", 0.5)
            : new($"e{i}", path == "s0" ? 0.9 : 0.5, path == "s0" ? "1" : "2", i == 0 || path != "s0" ? Ending.Finished : Ending.Length));
        var vote = await Story.SolveAsync(story, "dvts", "n=6 width=2");
        Assert.Equal(("2", 4, 2.0), (vote.Answer, vote.Groups[0].Votes, vote.Groups[0].Weight));
        Assert.Equal(1, vote.Groups[1].Votes);
    }
}
