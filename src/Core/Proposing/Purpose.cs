namespace Ponder.Core.Proposing;

/// <summary>What a text is written for.</summary>
public enum Purpose
{
    /// <summary>A solution of the problem, or the rest of one.</summary>
    Solve,

    /// <summary>Another attempt, after the earlier ones it looks at, oldest first.</summary>
    Revise,

    /// <summary>What is wrong with the solution it looks at, in words.</summary>
    Critique,

    /// <summary>A better solution, after the solution and the critique it looks at.</summary>
    Refine,

    /// <summary>Whether the solution it looks at is right; the last of the words "right" and "wrong" is the verdict.</summary>
    Judge,

    /// <summary>
    /// Which of the two solutions it looks at is better; the last of the words "first", "second" and "tie" is the verdict.
    /// </summary>
    Compare,

    /// <summary>Thinking: it ends where the model would begin to answer, and the mark that ends it is no part of it.</summary>
    Think,

    /// <summary>The answer after thinking, which is closed where it stands.</summary>
    Conclude,
}

/// <summary>What purposes have in common.</summary>
public static class Purposes
{
    /// <summary>Whether such a text answers the problem: critiques, judgements and mere thinking never vote.</summary>
    public static bool Answers(this Purpose purpose) => purpose is Purpose.Solve or Purpose.Revise or Purpose.Refine or Purpose.Conclude;

    /// <summary>Whether such a text is a verdict.</summary>
    public static bool Judges(this Purpose purpose) => purpose is Purpose.Judge or Purpose.Compare;

    /// <summary>Whether such a text looks at other texts.</summary>
    public static bool Looks(this Purpose purpose) => !purpose.Continues();

    /// <summary>Whether such a text goes on from the one before it, rather than looking at it from outside.</summary>
    public static bool Continues(this Purpose purpose) => purpose is Purpose.Solve or Purpose.Think or Purpose.Conclude;
}
