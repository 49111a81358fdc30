using System.Text.Json.Serialization;
using Ponder.Answers;
using Ponder.Core.Pictures;

namespace Ponder.Core.Problems;

/// <summary>One question.</summary>
public sealed record Problem
{
    /// <summary>Its name in the file, or <c>line-N</c> where the file gives none; unique in a job.</summary>
    public required string Id { get; init; }

    /// <summary>The question.</summary>
    public required string Text { get; init; }

    /// <summary>The right answer, where it is known.</summary>
    public string? Reference { get; init; }

    /// <summary>What kind of answer it asks for, where that is known; null counts as <see cref="AnswerKind.Math"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AnswerKind? Kind { get; init; }

    /// <summary>Its pictures as the file names them: files, blobs or data URLs; null once they are read, or where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Images { get; init; }

    /// <summary>Its pictures, read; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Picture>? Pictures { get; init; }

    /// <summary>The line it stood on, from 1.</summary>
    public required int Line { get; init; }
}

/// <summary>A line that is no problem, and why.</summary>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="Field">The field at fault; null where it is the whole line.</param>
/// <param name="Message">What was expected and what was found.</param>
public sealed record ProblemError(int Line, string? Field, string Message)
{
    /// <summary>In a line, for people.</summary>
    public override string ToString() => $"line {Line}, {(Field is null ? "" : $"\"{Field}\": ")}{Message}";
}

/// <summary>What one line came to: a problem or an error.</summary>
/// <param name="Problem">The problem; null where the line is none.</param>
/// <param name="Error">Why it is none; null where it is one.</param>
public readonly record struct ProblemLine(Problem? Problem, ProblemError? Error);
