using Ponder.Core.Proposing;

namespace Ponder.Search.Solving;

/// <summary>The most one problem can be asked for: every kind of draft a strategy may want, whatever comes back.</summary>
public sealed record Demand(params IReadOnlyList<DrawDemand> Draws)
{
    /// <summary>Whether anything is scored.</summary>
    public bool Scored => Draws.Any(d => d.Scored);
}

/// <summary>So many drafts of one kind, in so many requests, each of which reads its prompt once.</summary>
public sealed record DrawDemand(int Drafts, int Requests)
{
    /// <summary>Which of the job's proposers writes them, from 0.</summary>
    public int Writer { get; init; }

    /// <summary>Whether texts that another proposer wrote may be among what is read: their tokens are not known, so a prompt may fill the context.</summary>
    public bool Foreign { get; init; }

    /// <summary>What a proposer must be able to do for them, beyond what the strategy always needs.</summary>
    public Abilities Needs { get; init; }

    /// <summary>Full-length solutions that the drafts count as, all together.</summary>
    public int Samples { get; init; } = Drafts;

    /// <summary>Whether the drafts are scored: of continuations only the new steps.</summary>
    public bool Scored { get; init; }

    /// <summary>Steps of a draft; null goes to the end.</summary>
    public int? Steps { get; init; }

    /// <summary>Whether the drafts go on from partial solutions.</summary>
    public bool Continues { get; init; }

    /// <summary>Whole texts each request looks at.</summary>
    public int Texts { get; init; }

    /// <summary>Tokens of each of those texts, where that is less than a whole solution's; null is no further limit.</summary>
    public int? TextTokens { get; init; }

    /// <summary>Tokens of a draft, where that is less than a whole solution's; null is no further limit.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Tokens each request reads beyond the problem, the words around it and whole texts, such as documents; a scored draft has them in it, too.</summary>
    public int Given { get; init; }
}
