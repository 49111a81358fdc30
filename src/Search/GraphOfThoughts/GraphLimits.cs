using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.GraphOfThoughts;

/// <summary>How large a graph may become.</summary>
/// <param name="Layers">Layers of a graph, and of each graph in it.</param>
/// <param name="Width">Sub-questions of a layer.</param>
/// <param name="Depth">Graphs within each other; 1 opens none.</param>
/// <param name="Nodes">Sub-questions in all, those of graphs within it included.</param>
/// <param name="Plan">Tokens of a division.</param>
/// <param name="Answer">Tokens of a sub-question's answer.</param>
internal sealed record GraphLimits(int Layers, int Width, int Depth, int Nodes, int Plan, int Answer)
{
    /// <summary>The options.</summary>
    public static IReadOnlyList<Option> Options { get; } =
    [
        Option.Count("layers", "layers of a graph at most: each sees the answers of those before it", 3, 1, 16),
        Option.Count("width", "sub-questions of a layer at most", 3, 1, 16),
        Option.Count("depth", "graphs within each other at most: 1 opens no sub-question into a graph of its own", 2, 1, 8),
        Option.Count("nodes", "sub-questions of a graph in all at most, those of graphs within it included", 12, 1, 256),
        Option.Count("plan", "tokens of a division into sub-questions", 384, 16, 10_000),
        Option.Count("answer", "tokens of a sub-question's answer", 512, 8, 10_000),
    ];

    public static GraphLimits Of(OptionValues options) => new(
        options.Count("layers"), options.Count("width"), options.Count("depth"), options.Count("nodes"), options.Count("plan"), options.Count("answer"));

    /// <summary>What so many graphs ask for at most.</summary>
    public Demand Demand(int n)
    {
        // A node opens one graph at most. A division that names no sub-question ends its graph, any other takes a node.
        var graphs = Depth > 1 ? 1 + Nodes : 1;
        var divisions = n * Math.Min(graphs * Layers, Nodes + graphs);
        var text = Plan + Answer; // An answer stands below its sub-question, a part of a division.
        return new(
            new DrawDemand(divisions, divisions) { Samples = n, Texts = Nodes, TextTokens = text, Given = Plan, MaxTokens = Plan },
            new DrawDemand(n * Nodes, n * Nodes) { Samples = 0, Texts = Nodes, TextTokens = text, Given = Plan, MaxTokens = Answer },
            new DrawDemand(n, n) { Samples = 0, Texts = Nodes, TextTokens = text });
    }
}
