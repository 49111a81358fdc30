using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Search.SearchO1;
using Ponder.Search.Solving;

namespace Ponder.Search.Tests.Strategies;

public class SearchO1Tests
{
    /// <summary>Solutions that ask so often before they answer, each on its own count.</summary>
    private static Story Tell(Func<int, int> asks, Func<string, bool>? fails = null) => new((before, request, i) => request.Purpose switch
    {
        Purpose.Documents => new("docs", Ending: fails?.Invoke(before) == true ? Ending.Failed : Ending.Finished),
        Purpose.Condense => new("notes", Ending: Ending.Finished),
        _ when before.Length == 0 => Written($"s{i}", 0, asks(i)),
        _ => Written($"q{before.Split('/').Length}", before.Split('/').Length, asks(before[1] - '0')),
    });

    private static Line Written(string name, int asked, int asks) =>
        asked < asks ? new(name, Ending: Ending.Step) : new(name, Answer: $"{asks}", Ending: Ending.Finished);

    [Fact]
    public async Task A_solution_searches_where_it_asks_and_goes_on_from_there_with_what_was_condensed()
    {
        var story = Tell(_ => 2);
        var vote = await Story.SolveAsync(story, "search-o1", "n=1");
        Assert.Equal("2", vote.Answer);
        Assert.Equal(
            [":Search", "s0:Documents", "s0/docs:Condense", "s0:Search", "s0/q1:Documents", "s0/q1/docs:Condense", "s0/q1:Search"], story.Asked);
        var goesOn = story.Requests.Where(r => r.Purpose == Purpose.Search && r.From is not null).ToList();
        Assert.Equal(["s0/docs/notes", "s0/q1/docs/notes"], goesOn.Select(r => story.Path(Assert.Single(r.Texts))));
        Assert.Equal(1, story.Samples);
    }

    [Fact]
    public async Task What_it_is_given_takes_none_of_its_room_however_often()
    {
        var story = Tell(_ => 3);
        await Story.SolveAsync(story, "search-o1", "n=1 notes=64");
        var goesOn = story.Requests.Where(r => r.Purpose == Purpose.Search && r.From is not null).ToList();
        Assert.Equal(goesOn.Select((r, i) => goesOn.Take(i + 1).Sum(q => q.Inserted)), goesOn.Select(r => r.Given));
        Assert.All(story.Requests.Where(r => r.Purpose == Purpose.Condense), r => Assert.Equal((64, 0), (r.MaxTokens, r.Samples)));
    }

    [Fact]
    public async Task Documents_may_be_given_as_they_are()
    {
        var story = Tell(_ => 1);
        await Story.SolveAsync(story, "search-o1", "n=1 result=whole room=99");
        Assert.Equal([":Search", "s0:Documents", "s0:Search"], story.Asked);
        Assert.Equal("s0/docs", story.Path(Assert.Single(story.Requests[2].Texts)));
        Assert.Equal(99, story.Requests[1].MaxTokens);
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_once_and_then_has_no_vote()
    {
        var story = Tell(i => i == 0 ? 9 : 1);
        var vote = await Story.SolveAsync(story, "search-o1", "n=2 searches=2");
        Assert.Equal("1", vote.Answer);
        Assert.Equal(1, vote.Groups.Sum(g => g.Votes));
        var told = story.Requests.Where(r => r.Cue == SearchLimits.NoMore).ToList();
        Assert.Equal("s0/q1/q2", story.Path(Assert.Single(told).From));
        Assert.Equal(2, story.Requests.Count(r => r.Purpose == Purpose.Documents && story.Path(r.From).StartsWith("s0", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Where_nothing_is_found_it_goes_on_with_what_it_knows()
    {
        var story = Tell(_ => 1, before => before == "s0");
        var vote = await Story.SolveAsync(story, "search-o1", "n=2");
        Assert.Equal(2, vote.Groups.Sum(g => g.Votes));
        Assert.Equal(["s0"], story.Requests.Where(r => r.Cue == SearchLimits.Nothing).Select(r => story.Path(r.From)));
        Assert.DoesNotContain("s0/docs:Condense", story.Asked);
    }

    [Fact]
    public async Task All_solutions_search_side_by_side_and_the_majority_wins()
    {
        var vote = await Story.SolveAsync(Tell(i => i % 3 == 0 ? 0 : 1), "search-o1", "n=5");
        Assert.Equal(("1", VoteRule.Majority, 0.6), (vote.Answer, vote.Rule, vote.Confidence));
    }
}
