using System.Text;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Retrieving;

namespace Ponder.Search.Solving;

/// <summary>So many draws of one kind. Equal requests are one: what was drawn once is never paid for again.</summary>
public sealed record DrawRequest(int Count)
{
    /// <summary>Which of the job's proposers is to write, from 0.</summary>
    /// <value>The first by default.</value>
    public int Writer { get; init; }

    /// <summary>Leave out the first so many.</summary>
    public int Skip { get; init; }

    /// <summary>What is continued, or what a text is about; null begins from the problem.</summary>
    public Candidate? From { get; init; }

    /// <summary>What the drafts are for.</summary>
    public Purpose Purpose { get; init; }

    /// <summary>The texts that purpose looks at, oldest first: attempts to revise, the solution to judge, the two to compare.</summary>
    public IReadOnlyList<Candidate> Texts { get; init; } = [];

    /// <summary>Words put after <see cref="From"/>, before the drafts.</summary>
    public string Cue { get; init; } = "";

    /// <summary>Stop after so many steps; null goes to the end.</summary>
    public int? Steps { get; init; }

    /// <summary>Sampling temperature; null is the job's.</summary>
    public double? Temperature { get; init; }

    /// <summary>Score the drafts too.</summary>
    public bool Score { get; init; }

    /// <summary>
    /// How many full-length solutions each draft counts as (<see cref="Core.Budgets.Spend.Samples"/>); null is none for the rest of a
    /// solution
    /// and one for anything else.
    /// </summary>
    public int? Samples { get; init; }

    /// <summary>Tokens a draft may have, where that is less than a solution's room; null is no further limit.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Of what stands before the drafts, tokens that the proposer did not write as a solution: they take none of a solution's room.</summary>
    public int Given { get; init; }

    /// <summary>Which sub-question of <see cref="From"/>, a division, is asked, from 0; null asks the problem.</summary>
    public int? Item { get; init; }

    /// <summary>Whether the drafts are the rest of <see cref="From"/>.</summary>
    internal bool Continues => From is not null && Purpose.Continues();

    /// <summary>Whether the texts are put after <see cref="From"/>, between marks, rather than looked at from outside.</summary>
    internal bool Inserts => Continues && Purpose == Purpose.Search;

    /// <summary>What stands between <see cref="From"/> and the drafts, in tokens at most: a cue's token has at least one byte.</summary>
    internal int Inserted => Encoding.UTF8.GetByteCount(Cue) + (Inserts ? Texts.Sum(text => text.Tokens + QueryMarks.Around) : 0);
}
