using Ponder.Core.Proposing;
using Ponder.Search.Catalogue;
using Ponder.Search.Options;

namespace Ponder.Search.Tests.Strategies;

public class RevisionsTests
{
    private static Line Attempt(string name, double score, string answer) => new(name, score, answer, Ending.Finished);

    [Fact]
    public async Task Each_attempt_revises_up_to_the_last_four()
    {
        var story = new Story((path, _, i) => Attempt($"a{path.Count(c => c == 'a')}", 0.5, "1"));
        await Story.SolveAsync(story, "revisions", "n=6");
        Assert.Equal([Purpose.Solve, .. Enumerable.Repeat(Purpose.Revise, 5)], story.Requests.Select(r => r.Purpose));
        Assert.Equal("a0/a1/a2/a3/a4", story.Path(story.Requests[^1].From));
        Assert.Equal(["a0/a1", "a0/a1/a2", "a0/a1/a2/a3", "a0/a1/a2/a3/a4"], story.Requests[^1].Texts.Select(story.Path));
        Assert.Equal(6, story.Samples);
    }

    [Fact]
    public async Task The_whole_chain_is_chosen_from_not_its_last_attempt()
    {
        string[] answers = ["right", "right", "wrong"];
        var story = new Story((path, _, _) => Attempt($"a{path.Count(c => c == 'a')}", 0.5, answers[path.Count(c => c == 'a')]));
        Assert.Equal("right", (await Story.SolveAsync(story, "revisions", "n=3")).Answer);
        Assert.Equal("right", (await Story.SolveAsync(story, "revisions", "n=3 choice=majority")).Answer);
        Assert.Equal("wrong", (await Story.SolveAsync(story, "revisions", "n=3 choice=last")).Answer);
    }

    [Fact]
    public async Task What_failed_or_was_cut_off_is_tried_again_from_the_same_attempt()
    {
        Line[] tries = [new("f", Ending: Ending.Failed), new("c", Ending: Ending.Length), Attempt("ok", 0.5, "1")];
        var story = new Story((_, _, i) => tries[i]);
        await Story.SolveAsync(story, "revisions", "n=6");
        Assert.Equal([":Solve", ":Solve", ":Solve", "ok:Revise", "ok:Revise", "ok:Revise"], story.Asked);
        Assert.All(story.Requests.Skip(3), r => Assert.Equal("ok", story.Path(Assert.Single(r.Texts))));
    }

    [Fact]
    public async Task The_verifier_chooses_in_each_chain_and_then_between_chains()
    {
        // Chain 0 answers 2 twice weakly, chains 1 and 2 answer 1 once well: flat, 2 outweighs; in chains, 1 wins two of three.
        Line[][] chains =
        [
            [Attempt("a", 0.5, "2"), Attempt("b", 0.5, "2"), Attempt("c", 0.4, "2")],
            [Attempt("a", 0.6, "1"), Attempt("b", 0.3, "2"), Attempt("c", 0.2, "3")],
            [Attempt("a", 0.6, "1"), Attempt("b", 0.3, "2"), Attempt("c", 0.2, "4")],
        ];
        Story Tell() => new((path, request, i) => request.From is null ? chains[i][0] with { Name = $"{i}" } : chains[path[0] - '0'][path.Split('/').Length]);
        Assert.Equal("1", (await Story.SolveAsync(Tell(), "parallel-revisions", "n=9 chains=3")).Answer);
        var flat = await Story.SolveAsync(Tell(), "parallel-revisions", "n=9 chains=3 choice=majority");
        Assert.Equal(("2", 5), (flat.Answer, flat.Groups[0].Votes));
    }

    /// <summary>Neither the most chains alone nor the best score alone would choose both.</summary>
    [Theory]
    [InlineData(0.9, "1")]
    [InlineData(0.5, "2")]
    public async Task Between_chains_scores_are_summed(double first, string winner)
    {
        Line[] chains = [Attempt("0", first, "1"), Attempt("1", 0.3, "2"), Attempt("2", 0.3, "2")];
        var vote = await Story.SolveAsync(new Story((_, _, i) => chains[i]), "parallel-revisions", "n=3 chains=3");
        Assert.Equal(winner, vote.Answer);
    }

    [Fact]
    public async Task In_a_chain_scores_count_not_heads()
    {
        Line[] chain = [Attempt("a", 0.9, "1"), Attempt("b", 0.2, "2"), Attempt("c", 0.3, "2")];
        Story Tell() => new((path, _, _) => chain[path.Length == 0 ? 0 : path.Split('/').Length]);
        Assert.Equal("1", (await Story.SolveAsync(Tell(), "revisions", "n=3")).Answer);
        Assert.Equal("2", (await Story.SolveAsync(Tell(), "revisions", "n=3 choice=majority")).Answer);
    }

    [Fact]
    public async Task A_budget_is_split_into_chains_and_the_rest_goes_to_the_first()
    {
        var story = new Story((path, _, i) => Attempt($"{i}", 0.5, "1"));
        await Story.SolveAsync(story, "parallel-revisions", "n=8 chains=3");
        Assert.Equal(8, story.Samples);
        Assert.Equal([3, 3, 2], story.Pool.All.GroupBy(c => story.Path(c)[0]).OrderBy(g => g.Key).Select(g => g.Count()));
        Assert.Equal(3, story.Requests[0].Count);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 3)]
    [InlineData(16, 4)]
    public async Task There_are_about_root_n_chains_unless_told(int n, int chains)
    {
        var story = new Story((path, _, i) => Attempt($"{i}", 0.5, "1"));
        await Story.SolveAsync(story, "parallel-revisions", $"n={n}");
        Assert.Equal((chains, n), (story.Requests[0].Count, (int)story.Samples));
    }

    [Fact]
    public void More_chains_than_attempts_are_refused() => Assert.Equal(
        "chains is 5 and n is 4: expected at most n chains, since each has an attempt",
        Assert.Throws<OptionException>(() => StrategyCatalogue.Shipped.Create(
            new("parallel-revisions", new Dictionary<string, string> { ["n"] = "4", ["chains"] = "5" }))).Message);
}
