using Ponder.Core.Voting;

namespace Ponder.Search.Standings;

/// <summary>A group of equivalent answers: how many candidates gave it, and their mean score where they have scores.</summary>
public readonly record struct GroupFacts(int Votes, double? Score)
{
    /// <summary>Groups kept of a problem: those far down a vote say little.</summary>
    public const int Most = 6;

    /// <summary>Those of a vote, the chosen group first.</summary>
    public static IReadOnlyList<GroupFacts> Of(IReadOnlyList<AnswerGroup> groups) =>
        [.. groups.Select(g => new GroupFacts(g.Votes, g.BestScore is null ? null : g.Weight / g.Votes)).Take(Most)];
}
