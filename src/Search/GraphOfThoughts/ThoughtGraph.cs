using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Search.Solving;

namespace Ponder.Search.GraphOfThoughts;

/// <summary>One graph: layers of sub-questions, of which complex ones are opened into graphs of their own, and the solution that joins all.</summary>
internal sealed class ThoughtGraph(IProblemSearch search, GraphLimits limits)
{
    private int left = limits.Nodes;

    /// <summary>The solution, from the problem's first division on; null where the budget has ended.</summary>
    public async Task<Candidate?> SolveAsync(Candidate first)
    {
        var answers = await GrowAsync(new(first, null), first, [], 1);
        return await DrawAsync(new(1) { From = first, Purpose = Purpose.Join, Texts = answers, Samples = 0 });
    }

    /// <summary>The answers of a graph's sub-questions, layer after layer.</summary>
    /// <param name="about">What the graph is to answer.</param>
    /// <param name="division">Its first layer.</param>
    /// <param name="known">What the graph around it has found.</param>
    /// <param name="depth">Graphs within each other so far, this one included.</param>
    private async Task<IReadOnlyList<Candidate>> GrowAsync(Place about, Candidate? division, IReadOnlyList<Candidate> known, int depth)
    {
        var answers = new List<Candidate>();
        for (var layer = 1; division is not null; layer++)
        {
            IReadOnlyList<Candidate> before = [.. known, .. answers];
            var nodes = Take(division);
            var answered = await Task.WhenAll(nodes.Select(item => AnswerAsync(new(division, item), division.Parts![item], before, depth)));
            answers.AddRange(answered.OfType<Candidate>().Where(answer => answer.Ending != Ending.Failed));
            if (nodes.Count == 0 || layer == limits.Layers || left == 0 || search.OutOfBudget) break;
            division = await DivideAsync(about, [.. known, .. answers]);
        }

        return answers;
    }

    /// <summary>The division's sub-questions there is room for, by their places.</summary>
    private IReadOnlyList<int> Take(Candidate division)
    {
        var taken = Math.Min(left, Math.Min(limits.Width, division.Parts?.Count ?? 0));
        left -= taken;
        return [.. Enumerable.Range(0, taken)];
    }

    private async Task<Candidate?> AnswerAsync(Place node, bool complex, IReadOnlyList<Candidate> before, int depth)
    {
        var known = before;
        if (complex && depth < limits.Depth && left > 0)
            known = [.. before, .. await GrowAsync(node, await DivideAsync(node, before), before, depth + 1)];
        return await DrawAsync(new(1) { From = node.Division, Item = node.Item, Purpose = Purpose.Part, Texts = known, MaxTokens = limits.Answer, Samples = 0 });
    }

    private Task<Candidate?> DivideAsync(Place about, IReadOnlyList<Candidate> known) => DrawAsync(new(1)
    {
        From = about.Division,
        Item = about.Item,
        Purpose = Purpose.Divide,
        Texts = known,
        MaxTokens = limits.Plan,
        Samples = 0,
    });

    private async Task<Candidate?> DrawAsync(DrawRequest request) => await search.DrawAsync(request) is [var drawn] ? drawn : null;

    /// <summary>A sub-question by its division and its place in it; without a place the problem itself.</summary>
    private readonly record struct Place(Candidate Division, int? Item);
}
