using Ponder.Core.Proposing;

namespace Ponder.Search.Tests.Strategies;

public class BudgetForcingTests
{
    private static Line Thought(Ending ending = Ending.Finished) => new("t", Ending: ending);

    private static Line Answer => new("e", null, "1", Ending.Finished);

    [Fact]
    public async Task Thinking_that_would_end_goes_on_after_Wait_and_is_closed_with_Final_Answer()
    {
        var story = new Story((_, request, _) => request.Purpose == Purpose.Think ? Thought() : Answer);
        var vote = await Story.SolveAsync(story, "budget-forcing", "n=1 waits=2");
        Assert.Equal([":Think", "t:Think", "t/t:Think", "t/t/t:Conclude"], story.Asked);
        Assert.Equal(["", "\nWait", "\nWait", "\nFinal Answer:"], story.Requests.Select(r => r.Cue));
        Assert.Equal(("1", 1, 1L), (vote.Answer, vote.Groups[0].Votes, story.Samples));
    }

    [Fact]
    public async Task Thinking_that_has_used_up_its_room_is_closed_where_it_stands()
    {
        var story = new Story((path, request, _) => request.Purpose == Purpose.Conclude ? Answer : Thought(path.Length == 0 ? Ending.Finished : Ending.Length));
        await Story.SolveAsync(story, "budget-forcing", "n=1 waits=5");
        Assert.Equal([":Think", "t:Think", "t/t:Conclude"], story.Asked);
    }

    [Fact]
    public async Task Failed_thinking_is_left_and_failed_waiting_undone()
    {
        var story = new Story((path, request, i) => request.Purpose == Purpose.Conclude ? Answer
            : path.Length == 0 && i == 1 ? Thought() : Thought(Ending.Failed));
        await Story.SolveAsync(story, "budget-forcing", "n=2 waits=1");
        Assert.Equal([":Think", ":Think", "t:Think", "t:Conclude"], story.Asked);
    }

    [Fact]
    public async Task The_most_frequent_conclusion_wins()
    {
        var told = 0;
        string[] answers = ["1", "2", "2"];
        var story = new Story((_, request, _) => request.Purpose == Purpose.Think ? Thought() : Answer with { Answer = answers[told++] });
        var vote = await Story.SolveAsync(story, "budget-forcing", "n=3 waits=0");
        Assert.Equal(("2", 2, 3L), (vote.Answer, vote.Groups[0].Votes, story.Samples));
    }
}
