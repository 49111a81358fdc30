namespace Ponder.Search.Mcts;

/// <summary>
/// Chooses where a tree of partial solutions grows. Each way from the root to a leaf is one of N solutions: a first step after a node costs
/// nothing, another one beside it begins a new solution. A node is widened once its visits warrant another child (progressive widening).
/// </summary>
/// <param name="solutions">N.</param>
/// <param name="exploration">The weight of PUCT's bonus.</param>
/// <param name="widening">Children a node may have per square root of its visits.</param>
internal sealed class Tree(int solutions, double exploration, double widening)
{
    private readonly Node root = new(null, null);
    private int left = solutions;

    /// <summary>Up to <paramref name="most"/> drafts to ask for at once, each chosen as if those before it had failed.</summary>
    public IReadOnlyList<Growth> Select(int most)
    {
        var chosen = new List<Growth>();
        for (var drafts = 0; drafts < most && Open(root); drafts += chosen[^1].Drafts)
        {
            var node = root;
            while (!Grows(node)) node = node.Children.Where(Open).MaxBy(child => child.Priority(exploration))!;
            chosen.Add(Begin(node, node == root && node.Draws == 0 ? Math.Min(most, left) : 1));
        }

        return chosen;
    }

    private Growth Begin(Node node, int drafts)
    {
        var (skip, begins) = (node.Draws, Costs(node));
        if (begins) left -= drafts;
        node.Begin(drafts);
        return new(node, skip, drafts, begins);
    }

    private static bool Costs(Node node) => node.Candidate is null || node.Draws > 0;

    private bool CanGrow(Node node) => !node.Closed && !node.Growing && (!Costs(node) || left > 0);

    private bool Open(Node node) => CanGrow(node) || node.Children.Exists(Open);

    private bool Grows(Node node) =>
        CanGrow(node) && (node.Children.Count < widening * Math.Sqrt(node.Visits) || !node.Children.Exists(Open));
}

/// <summary>
/// Drafts to ask for after a node, leaving out those it has had; <paramref name="Begins"/> says whether each begins a new solution.
/// </summary>
internal sealed record Growth(Node Node, int Skip, int Drafts, bool Begins);
