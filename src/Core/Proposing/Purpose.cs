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

    /// <summary>
    /// A solution that may ask for documents, or the rest of one: it stops after a query (<see cref="Retrieving.QueryMarks"/>), and goes on
    /// after what was found.
    /// </summary>
    Search,

    /// <summary>Documents that a solution asked for. No proposer writes them.</summary>
    Documents,

    /// <summary>What the documents say of the query, for the solution to go on with: looks at the solution so far, then at the documents.</summary>
    Condense,

    /// <summary>
    /// Sub-questions of the problem or of a sub-question, as <see cref="SubQuestions"/> reads them, given the answers it looks at; none where
    /// no more are needed.
    /// </summary>
    Divide,

    /// <summary>The answer of one sub-question, given the answers it looks at.</summary>
    Part,

    /// <summary>A solution of the problem, given the answers of its sub-questions, which it looks at.</summary>
    Join,
}

/// <summary>What purposes have in common.</summary>
public static class Purposes
{
    /// <summary>Whether such a text answers the problem: critiques, judgements and mere thinking never vote.</summary>
    public static bool Answers(this Purpose purpose) => purpose is Purpose.Solve or Purpose.Revise or Purpose.Refine or Purpose.Conclude or Purpose.Search or Purpose.Join;

    /// <summary>Whether such a text is a verdict.</summary>
    public static bool Judges(this Purpose purpose) => purpose is Purpose.Judge or Purpose.Compare;

    /// <summary>Whether such a text looks at other texts.</summary>
    public static bool Looks(this Purpose purpose) => !purpose.Continues();

    /// <summary>Whether such a text goes on from the one before it, rather than looking at it from outside.</summary>
    public static bool Continues(this Purpose purpose) => purpose is Purpose.Solve or Purpose.Think or Purpose.Conclude or Purpose.Search;

    /// <summary>
    /// The ability without which nobody is asked for such a text: its prompts' words are part of those jobs only that need it. None for what
    /// any job may ask for.
    /// </summary>
    public static Abilities Own(this Purpose purpose) => purpose switch
    {
        Purpose.Search or Purpose.Documents or Purpose.Condense => Abilities.Search,
        Purpose.Divide or Purpose.Part or Purpose.Join => Abilities.Divide,
        _ => Abilities.None,
    };
}
