using System.Text.Json.Serialization;
using Ponder.Core.Proposing;

namespace Ponder.Core.Candidates;

/// <summary>One partial or complete solution, or a text about one, without its text: small enough for an orchestration's history.</summary>
public sealed record Candidate
{
    /// <summary>Its name, which says where its text is.</summary>
    public required CandidateId Id { get; init; }

    /// <summary>What it continues or revises; null where it began from the problem.</summary>
    public CandidateId? Parent { get; init; }

    /// <summary>What was asked: the same draw of the same parent is never paid for twice.</summary>
    public required Draw Draw { get; init; }

    /// <summary>Which of the job's proposers wrote it, from 0: of a text that several wrote, its end. Left out of JSON where it is the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Writer { get; init; }

    /// <summary>
    /// Bytes of the whole text, which no proposer reads as more tokens than that; 0 and left out of JSON where the job has one proposer, whose
    /// own <see cref="Tokens"/> tell.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Bytes { get; init; }

    /// <summary>What it was written for: only what answers the problem may vote.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Purpose Purpose { get; init; }

    /// <summary>The seed it was drawn with.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Why its text stops.</summary>
    public required Ending Ending { get; init; }

    /// <summary>What it answers; only a finished candidate has one.</summary>
    public string? Answer { get; init; }

    /// <summary>Steps in the whole text.</summary>
    public int Steps { get; init; }

    /// <summary>Proposer tokens of the whole text, parents' included.</summary>
    public int Tokens { get; init; }

    /// <summary>The verifier's score of each step of the whole text, in 0..1; null where it is unscored.</summary>
    public IReadOnlyList<double>? Scores { get; init; }

    /// <summary>How sure the proposer was of the whole text, parents' included; null where it did not say, and then left out of JSON.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TokenConfidence? Confidence { get; init; }

    /// <summary>What a judgement says, 0..1: 1 for right, or for the first of two; null where it says nothing, or is none.</summary>
    public double? Verdict { get; init; }

    /// <summary>Of a division, for each sub-question whether it is complex; null of any other text, and then left out of JSON.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<bool>? Parts { get; init; }

    /// <summary>A stable hash of the whole text, to tell duplicates.</summary>
    public ulong TextHash { get; init; }

    /// <summary>Why there is no text, or no score.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether it may vote: it is an answer to the problem, the model ended it, and it answers.</summary>
    [JsonIgnore]
    public bool Votes => Purpose.Answers() && Ending == Ending.Finished && Answer is not null;
}

/// <summary>A place among a parent's children: what was asked of the proposer, and which of the equal requests this was, from 0.</summary>
/// <param name="Mode">What was asked, at which temperature.</param>
/// <param name="Index">Which of the equal requests, from 0.</param>
public readonly record struct Draw(string Mode, int Index);
