using Ponder.Core.Candidates;
using Ponder.Core.Proposing;

namespace Ponder.Search.CollectiveMcts;

/// <summary>A partial solution that is good enough to go on from, or the problem itself at the root.</summary>
/// <param name="parent">What it goes on from; null for the root.</param>
/// <param name="candidate">Its text; null for the root.</param>
/// <param name="worth">What the judges say of its last step, 0..1.</param>
internal sealed class Node(Node? parent, Candidate? candidate, double worth)
{
    private readonly SortedDictionary<int, int> drawn = [];
    private double value = worth;
    private int visits = 1;

    public Candidate? Candidate => candidate;

    public double Worth { get; } = worth;

    /// <summary>Whether something can follow.</summary>
    public bool IsOpen => candidate is null or { Ending: Ending.Step };

    /// <summary>How often that proposer has gone on from it, this time not included.</summary>
    public int Next(int writer)
    {
        var before = drawn.GetValueOrDefault(writer);
        drawn[writer] = before + 1;
        return before;
    }

    /// <summary>UCB (Yao et al. 2024, section 3.1): what is known of it, and a bonus where what stands beside it was looked at more often.</summary>
    public double Priority(double exploration) => value + (exploration * Math.Sqrt(Math.Log((parent ?? this).visits) / (1 + visits)));

    /// <summary>Takes the worth of a new step into the mean of everything above it.</summary>
    public void GoBack()
    {
        for (var above = parent; above is not null; above = above.Parent)
            (above.value, above.visits) = (((above.value * above.visits) + Worth) / (above.visits + 1), above.visits + 1);
    }

    private Node? Parent => parent;
}
