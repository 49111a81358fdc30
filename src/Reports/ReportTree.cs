using System.Text.Json.Serialization;
using Ponder.Core.Proposing;
using Ponder.Engine.Results;

namespace Ponder.Reports;

/// <summary>What is behind a problem's answer: its text and its candidates, each naming the one it goes on from.</summary>
/// <param name="Text">The problem.</param>
/// <param name="Chosen">The place of the candidate that stands for the answer; null where there is none.</param>
/// <param name="Candidates">In the order they were written.</param>
/// <param name="More">Candidates there was no room for.</param>
internal sealed record ReportTree(string Text, int? Chosen, IReadOnlyList<ReportCandidate> Candidates, int More)
{
    /// <summary>The problem's pictures; null where it has none.</summary>
    public IReadOnlyList<ProblemPicture>? Pictures { get; init; }
}

/// <summary>A node of a problem's candidate tree. What a parent's text and scores say already is not repeated.</summary>
internal sealed record ReportCandidate
{
    /// <summary>Characters of an answer that are shown.</summary>
    public const int LongestAnswer = 100;

    public required string Id { get; init; }

    /// <summary>The place of what it continues or revises among the tree's candidates.</summary>
    public int? Parent { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Purpose Purpose { get; init; }

    /// <summary>What was asked, at which temperature.</summary>
    public string? Mode { get; init; }

    /// <summary>The seed it was drawn with, as text: a number of 64 bits is none in a browser.</summary>
    public string? Seed { get; init; }

    public Ending Ending { get; init; }

    public string? Answer { get; init; }

    public bool? Right { get; init; }

    /// <summary>Steps of its own, after those of the parent it continues.</summary>
    public int Steps { get; init; }

    /// <summary>Their scores; null where it is unscored.</summary>
    public IReadOnlyList<double>? Scores { get; init; }

    /// <summary>Its score as the vote weighs it.</summary>
    public double? Score { get; init; }

    /// <summary>What it says, where it is a judgement.</summary>
    public double? Verdict { get; init; }

    public int Tokens { get; init; }

    public string? Failure { get; init; }

    /// <summary>What it adds to the text of the parent it continues; null where there was no room.</summary>
    public string? Text { get; init; }

    /// <summary>Where its answer was read, or why none was; null where it was to give none, or an earlier version read it.</summary>
    public ReportReading? Reading { get; init; }
}
