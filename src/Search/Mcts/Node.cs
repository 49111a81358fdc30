using Ponder.Core.Candidates;
using Ponder.Core.Proposing;

namespace Ponder.Search.Mcts;

/// <summary>A partial solution in the tree, or the problem itself at the root.</summary>
internal sealed class Node(Node? parent, Candidate? candidate)
{
    private int pending;
    private int valued;
    private double total;

    public Node? Parent => parent;

    public Candidate? Candidate => candidate;

    public List<Node> Children { get; } = [];

    /// <summary>Drafts asked for here, those that came to nothing included.</summary>
    public int Draws { get; set; }

    /// <summary>Whether drafts for it are under way.</summary>
    public bool Growing { get; private set; }

    /// <summary>Nothing can follow: it has finished, or its value is not known.</summary>
    public bool Closed { get; private set; } = candidate is not null and not { Ending: Ending.Step };

    /// <summary>Values seen below, those under way included.</summary>
    public int Visits => valued + pending;

    /// <summary>
    /// PUCT with equal priors: the mean value, in which a draft under way counts as 0 (virtual loss), and a bonus for what was seldom
    /// visited.
    /// </summary>
    public double Priority(double exploration) =>
        (Visits == 0 ? 0 : total / Visits) + (exploration * Math.Sqrt(parent!.Visits) / (1 + Visits) / parent.Children.Count);

    /// <summary>Puts a virtual loss on the way to the root.</summary>
    public void Begin(int drafts)
    {
        (Growing, Draws) = (true, Draws + drafts);
        for (var node = this; node is not null; node = node.Parent) node.pending += drafts;
    }

    /// <summary>Takes it away again.</summary>
    public void End(int drafts)
    {
        Growing = false;
        for (var node = this; node is not null; node = node.Parent) node.pending -= drafts;
    }

    /// <summary>Adds a value on the way to the root; without one the node abstains, and nothing follows it.</summary>
    public void Learn(double? value)
    {
        if (value is not { } known)
        {
            Closed = true;
        }
        else
        {
            for (var node = this; node is not null; node = node.Parent) (node.valued, node.total) = (node.valued + 1, node.total + known);
        }
    }

    /// <summary>Nothing need follow, for the same text is expanded elsewhere.</summary>
    public void Close() => Closed = true;
}
