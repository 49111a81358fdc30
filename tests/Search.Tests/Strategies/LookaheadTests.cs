using Ponder.Core.Proposing;
using Ponder.Search.Solving;

namespace Ponder.Search.Tests.Strategies;

public class LookaheadTests
{
    private static bool Ahead(DrawRequest request) => request.Temperature == 0;

    private static Story Tell(double[] own, double?[] ahead, Ending rollout = Ending.Step) => new((path, request, i) =>
        Ahead(request) ? new("r", ahead[int.Parse(path[1..])], Ending: rollout)
        : path.Length == 0 ? new($"s{i}", own[i]) : new($"e{i}", 0.5, "1", Ending.Finished));

    [Fact]
    public async Task A_step_is_worth_what_it_leads_to()
    {
        var story = Tell([0.9, 0.2], [0.1, 0.8]);
        await Story.SolveAsync(story, "lookahead", "n=2 width=2 k=3");
        Assert.Equal([":Solve", ":Solve", "s0:Solve", "s1:Solve", "s1:Solve", "s1:Solve"], story.Asked);
        Assert.All(story.Requests.Where(Ahead), r => Assert.Equal((3, 1, true), (r.Steps, r.Count, r.Score)));
    }

    [Fact]
    public async Task A_rollout_without_a_score_says_nothing()
    {
        var story = Tell([0.9, 0.2], [null, 0.1]);
        await Story.SolveAsync(story, "lookahead", "n=2 width=2");
        Assert.Equal("s1:Solve", story.Asked[^1]);
        story = Tell([0.9, 0.2], [0.9, 0.9], Ending.Length);
        Assert.Null((await Story.SolveAsync(story, "lookahead", "n=2 width=2")).Answer);
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(4, 3)]
    [InlineData(9, 2)]
    public async Task It_costs_N_times_k_plus_one(int n, int k)
    {
        var story = new Story((path, request, i) => path.Count(c => c == '/') < 3 || Ahead(request) ? new($"s{i}", 0.5) : new($"e{i}", 0.5, "1", Ending.Finished));
        await Story.SolveAsync(story, "lookahead", $"n={n} k={k}");
        Assert.Equal(n * (k + 1), story.Samples);
    }

    [Fact]
    public async Task A_finished_rollout_is_no_candidate_of_its_own()
    {
        var story = new Story((path, request, i) => Ahead(request) ? new("r", 0.9, "8", Ending.Finished)
            : path.Length == 0 ? new($"s{i}", 0.5) : new($"e{i}", 0.5, "1", Ending.Finished));
        Assert.Equal(["1"], (await Story.SolveAsync(story, "lookahead", "n=2")).Groups.Select(g => g.Answer));
    }
}
