using Ponder.Core.Proposing;

namespace Ponder.Search.Tests.Strategies;

public class SelfRefineTests
{
    private static Story Tell(params double[] scores)
    {
        var answers = 0;
        return new((_, request, _) => request.Purpose == Purpose.Critique
            ? new("crit", Ending: Ending.Finished)
            : new($"a{answers}", scores[answers], $"{answers++}", Ending.Finished));
    }

    [Fact]
    public async Task After_each_answer_a_critique_and_then_a_better_answer_that_sees_both()
    {
        var story = Tell(0.1, 0.2, 0.3);
        var vote = await Story.SolveAsync(story, "self-refine", "n=5");
        Assert.Equal([":Solve", "a0:Critique", "a0:Refine", "a0/a1:Critique", "a0/a1:Refine"], story.Asked);
        Assert.Equal(["a0", "a0/crit"], story.Requests[2].Texts.Select(story.Path));
        Assert.Equal(["a0/a1"], story.Requests[3].Texts.Select(story.Path));
        Assert.Equal(("2", 5L), (vote.Answer, story.Samples));
    }

    [Fact]
    public async Task The_best_answer_wins_not_the_last()
    {
        Assert.Equal("1", (await Story.SolveAsync(Tell(0.1, 0.8, 0.3), "self-refine", "n=5")).Answer);
    }

    [Fact]
    public async Task The_best_answer_wins_not_the_most_frequent()
    {
        (string Answer, double Score)[] told = [("1", 0.1), ("2", 0.8), ("1", 0.3), ("1", 0.3)];
        var answers = 0;
        var story = new Story((_, request, _) => request.Purpose == Purpose.Critique ? new("crit", Ending: Ending.Finished)
            : new($"a{answers}", told[answers].Score, told[answers++].Answer, Ending.Finished));
        Assert.Equal("2", (await Story.SolveAsync(story, "self-refine", "n=7")).Answer);
    }

    [Fact]
    public async Task A_score_that_is_good_enough_ends_it()
    {
        var story = Tell(0.1, 0.8, 0.9);
        await Story.SolveAsync(story, "self-refine", "n=9 threshold=0.8");
        Assert.Equal(3, story.Asked.Count);
    }

    [Fact]
    public async Task Answers_in_a_row_that_fail_to_improve_end_it()
    {
        var story = Tell(0.5, 0.4, 0.6, 0.5, 0.6, 0.9);
        await Story.SolveAsync(story, "self-refine", "n=15 patience=2");
        Assert.Equal(5, story.Asked.Count(a => !a.EndsWith("Critique", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_failed_is_tried_again_in_its_place()
    {
        var story = new Story((_, request, i) => i == 0 ? new("f", Ending: Ending.Failed)
            : request.Purpose == Purpose.Critique ? new("crit", Ending: Ending.Finished) : new("a", 0.1, "1", Ending.Finished));
        await Story.SolveAsync(story, "self-refine", "n=6");
        Assert.Equal([":Solve", ":Solve", "a:Critique", "a:Critique", "a:Refine", "a:Refine"], story.Asked);
    }
}
