using Ponder.Core.Proposing;
using Ponder.Search.Solving;

namespace Ponder.Search.Tests.Strategies;

public class GraphOfThoughtsTests
{
    /// <summary>Divisions by what they are about and how many answers there are; <c>s</c> is a simple sub-question, <c>c</c> a complex one.</summary>
    private static Story Tell(Func<string, int, string> parts, int budget = int.MaxValue) => new((before, request, i) => request.Purpose switch
    {
        Purpose.Divide => new($"d{request.Item}{request.Texts.Count}", Ending: Ending.Finished, Parts: parts($"{before}#{request.Item}", request.Texts.Count)),
        Purpose.Part => new($"a{request.Item}", Ending: Ending.Finished),
        _ => new("join", Answer: $"{request.Texts.Count}", Ending: Ending.Finished),
    })
    { Budget = budget };

    private static IEnumerable<(string Of, int? Item, int Texts)> Asked(Story story, Purpose purpose) =>
        story.Requests.Where(r => r.Purpose == purpose).Select(r => (story.Path(r.From), r.Item, r.Texts.Count));

    [Fact]
    public async Task Layers_see_the_answers_before_them_and_the_solution_all()
    {
        var story = Tell((_, known) => known == 0 ? "ss" : known == 2 ? "s" : "");
        var vote = await Story.SolveAsync(story, "graph-of-thoughts", "layers=4");
        Assert.Equal("3", vote.Answer);
        Assert.Equal([("", null, 0), ("d0", null, 2), ("d0", null, 3)], Asked(story, Purpose.Divide));
        Assert.Equal([("d0", 0, 0), ("d0", 1, 0), ("d0/d2", 0, 2)], Asked(story, Purpose.Part));
        Assert.Equal([("d0", null, 3)], Asked(story, Purpose.Join));
        Assert.Equal(1, story.Samples);
    }

    [Fact]
    public async Task A_complex_sub_question_becomes_a_graph_of_its_own_up_to_the_depth()
    {
        var story = Tell((about, known) => known > 0 ? "" : "c");
        await Story.SolveAsync(story, "graph-of-thoughts", "depth=2 layers=2");
        // Opened once; the complex sub-question inside it is answered as it is.
        Assert.Equal([("", null, 0), ("d0", 0, 0), ("d0", 0, 1), ("d0", null, 1)], Asked(story, Purpose.Divide));
        Assert.Equal([("d0/d00", 0, 0), ("d0", 0, 1)], Asked(story, Purpose.Part));
        var flat = Tell((about, known) => known > 0 ? "" : "c");
        await Story.SolveAsync(flat, "graph-of-thoughts", "depth=1 layers=2");
        Assert.Equal([("d0", 0, 0)], Asked(flat, Purpose.Part));
    }

    [Theory]
    [InlineData("width=2 layers=1 depth=1", 2)]
    [InlineData("width=16 layers=1 nodes=5", 5)]
    [InlineData("width=4 layers=3 nodes=256 depth=1", 12)]
    [InlineData("width=4 layers=3 nodes=7 depth=1", 7)]
    [InlineData("width=3 layers=2 nodes=9 depth=8", 9)]
    public async Task Width_layers_and_nodes_bound_it(string options, int expected)
    {
        var story = Tell((_, _) => "cccccccc");
        await Story.SolveAsync(story, "graph-of-thoughts", options);
        Assert.Equal(expected, Asked(story, Purpose.Part).Count());
        Assert.Single(Asked(story, Purpose.Join));
    }

    [Fact]
    public async Task A_question_that_needs_no_division_is_solved_at_once()
    {
        var story = Tell((_, _) => "");
        var vote = await Story.SolveAsync(story, "graph-of-thoughts");
        Assert.Equal([":Divide", "d0:Join"], story.Asked);
        Assert.Equal("0", vote.Answer);
    }

    [Fact]
    public async Task Graphs_vote()
    {
        var story = Tell((_, known) => known == 0 ? "s" : "");
        var vote = await Story.SolveAsync(story, "graph-of-thoughts", "n=3");
        Assert.Equal((3, 3), (vote.Groups.Sum(g => g.Votes), (int)story.Samples));
    }

    [Fact]
    public async Task Where_the_budget_ends_no_further_layer_is_begun()
    {
        for (var budget = 0; budget < 12; budget++)
        {
            var story = Tell((_, _) => "sc", budget);
            await Story.SolveAsync(story, "graph-of-thoughts");
            Assert.Equal(budget, story.Asked.Count);
        }
    }
}
