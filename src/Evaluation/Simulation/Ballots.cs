using Ponder.Core.Voting;

namespace Ponder.Evaluation.Simulation;

/// <summary>The votes of one problem as its samples come in: the strongest class leads, of equals the one that came first.</summary>
internal sealed class Ballots(Hand hand)
{
    private readonly List<Group> groups = [];

    /// <summary>Samples drawn.</summary>
    public int Drawn { get; private set; }

    /// <summary>Samples scored: the first so many of those drawn.</summary>
    public int Scored { get; private set; }

    /// <summary>What drawing them cost, in tokens.</summary>
    public long Tokens { get; private set; }

    /// <summary>What scoring them cost, in tokens.</summary>
    public long VerifierTokens { get; private set; }

    /// <summary>Votes of the leader.</summary>
    public int First { get; private set; }

    /// <summary>Votes of the next.</summary>
    public int Second { get; private set; }

    /// <summary>Whether what leads is the right answer.</summary>
    public bool Right { get; private set; }

    /// <summary>Whether there is another sample.</summary>
    public bool More => Drawn < hand.Count;

    /// <summary>What the next sample costs.</summary>
    public int Next => hand.Tokens[Drawn];

    /// <summary>What the next score costs; there must be a sample without.</summary>
    public int NextScore => hand.Verifying[Scored];

    /// <summary>The classes, the strongest under the rule first.</summary>
    public IEnumerable<Group> Groups(VoteRule rule) => groups.OrderByDescending(g => g.Strength(rule));

    /// <summary>The mean score of the first so many; null where they are not all scored, or none answers.</summary>
    public double? MeanScore(int count)
    {
        var scores = hand.Scores.Take(count).OfType<double>().ToList();
        return Scored >= count && scores.Count > 0 ? scores.Average() : null;
    }

    /// <summary>Draws one more; gives its class.</summary>
    public int Draw()
    {
        var (drawn, tokens) = (hand.Classes[Drawn], hand.Tokens[Drawn]);
        (Drawn, Tokens) = (Drawn + 1, Tokens + tokens);
        if (drawn != Deck.None) Count(drawn);
        return drawn;
    }

    /// <summary>Scores the next of those drawn.</summary>
    public void Score()
    {
        var (drawn, score) = (hand.Classes[Scored], hand.Scores[Scored]);
        (Scored, VerifierTokens) = (Scored + 1, VerifierTokens + hand.Verifying[Scored]);
        if (drawn == Deck.None || score is not { } value) return;
        var group = groups.Find(g => g.Class == drawn)!;
        (group.Weight, group.Best) = (group.Weight + value, Math.Max(group.Best, value));
    }

    /// <summary>Settles on a class, whatever the votes say.</summary>
    public void Decide(int drawn) => Right = hand.Right[drawn];

    /// <summary>Settles on what leads under the rule.</summary>
    public void Decide(VoteRule rule)
    {
        if (Groups(rule).FirstOrDefault() is { } leader) Decide(leader.Class);
    }

    private void Count(int drawn)
    {
        var group = groups.Find(g => g.Class == drawn);
        if (group is null) groups.Add(group = new(drawn));
        group.Votes++;
        var leader = groups[0];
        foreach (var other in groups)
        {
            if (other.Votes > leader.Votes) leader = other;
        }

        (First, Right, Second) = (leader.Votes, hand.Right[leader.Class], 0);
        foreach (var other in groups)
        {
            if (other != leader) Second = Math.Max(Second, other.Votes);
        }
    }

    /// <summary>The samples that answer alike.</summary>
    internal sealed class Group(int drawn)
    {
        public int Class { get; } = drawn;

        public int Votes { get; set; }

        /// <summary>The sum of their scores.</summary>
        public double Weight { get; set; }

        /// <summary>The highest of them.</summary>
        public double Best { get; set; }

        public double Strength(VoteRule rule) => rule switch
        {
            VoteRule.Weighted => Weight,
            VoteRule.Best => Best,
            _ => Votes,
        };
    }
}
