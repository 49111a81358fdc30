namespace Ponder.Evaluation.Simulation;

/// <summary>The votes of one problem as its samples come in: the largest class leads, of equals the one that came first.</summary>
internal sealed class Ballots(Hand hand)
{
    private readonly List<(int Class, int Votes)> groups = [];

    /// <summary>Samples drawn.</summary>
    public int Drawn { get; private set; }

    /// <summary>What they cost.</summary>
    public long Tokens { get; private set; }

    /// <summary>Votes of the leader.</summary>
    public int First { get; private set; }

    /// <summary>Votes of the next.</summary>
    public int Second { get; private set; }

    /// <summary>Whether the leader is the right answer.</summary>
    public bool Right { get; private set; }

    /// <summary>Whether there is another sample.</summary>
    public bool More => Drawn < hand.Count;

    /// <summary>What the next sample costs.</summary>
    public int Next => hand.Tokens[Drawn];

    /// <summary>Votes by class, in the order in which the classes came.</summary>
    public IEnumerable<int> Votes => groups.Select(g => g.Votes);

    /// <summary>Draws one more; gives its class.</summary>
    public int Draw()
    {
        var (drawn, tokens) = (hand.Classes[Drawn], hand.Tokens[Drawn]);
        (Drawn, Tokens) = (Drawn + 1, Tokens + tokens);
        if (drawn != Deck.None) Count(drawn);
        return drawn;
    }

    /// <summary>Settles on a class, whatever the votes say.</summary>
    public void Decide(int drawn) => Right = hand.Right[drawn];

    private void Count(int drawn)
    {
        var at = groups.FindIndex(g => g.Class == drawn);
        if (at < 0) groups.Add((drawn, 1));
        else groups[at] = (drawn, groups[at].Votes + 1);
        var leader = 0;
        for (var i = 1; i < groups.Count; i++)
        {
            if (groups[i].Votes > groups[leader].Votes) leader = i;
        }

        (First, Right, Second) = (groups[leader].Votes, hand.Right[groups[leader].Class], 0);
        for (var i = 0; i < groups.Count; i++)
        {
            if (i != leader) Second = Math.Max(Second, groups[i].Votes);
        }
    }
}
