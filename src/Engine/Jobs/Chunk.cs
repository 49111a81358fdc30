using System.Text.Json.Serialization;
using Ponder.Answers;
using Ponder.Core.Pictures;
using Ponder.Core.Problems;
using Ponder.Core.Proposing;

namespace Ponder.Engine.Jobs;

/// <summary>A part of the problem file as the job keeps it; all chunks but the last hold a page of problems.</summary>
public sealed record Chunk(int First, IReadOnlyList<Entry> Problems);

/// <summary>A problem and how the proposer reads it: tokens at most, or why it cannot.</summary>
public sealed record Entry(Problem Problem, int PromptTokens, string? Refusal)
{
    /// <summary>About how many tokens, where the bound is far above them; null and left out of JSON elsewhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Expected { get; init; }

    /// <summary>How the proposers after the first read it; null and left out of JSON where there is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Reading>? Others { get; init; }

    /// <summary>The problem as a job with these options takes it: its kind of answer known, and the words that ask for it counted.</summary>
    internal static Entry Of(Problem problem, JobOptions options, IReadOnlyList<IProposer> proposers)
    {
        var kind = problem.Kind ?? options.Answers ?? AnswerKinds.Find(problem.Reference, problem.Text) ?? AnswerKind.Math;
        var readings = proposers.Select(p => Asking(WithPictures(p.Read(problem.Text), problem.Pictures ?? []), kind)).ToList();
        var reference = problem.Reference is { } given && kind != AnswerKind.Math ? AnswerKinds.Reference(kind, given, problem.Text) : problem.Reference;
        var asked = kind == AnswerKind.Math ? problem with { Kind = null } : problem with { Kind = kind, Reference = reference };
        return new(asked, readings[0].Tokens, readings[0].Refusal) { Expected = readings[0].Expected, Others = readings.Count == 1 ? null : readings[1..] };
    }

    /// <summary>The reading with the problem's pictures: what is set aside for them, and about what they cost.</summary>
    private static Reading WithPictures(Reading text, IReadOnlyList<Picture> pictures) => pictures.Count == 0 ? text
        : new(text.Tokens + pictures.Sum(p => p.Bound), text.Refusal) { Expected = (text.Expected ?? text.Tokens) + pictures.Sum(p => p.Expected) };

    /// <summary>How the proposers read it, in their order.</summary>
    internal IReadOnlyList<Reading> Readings() => [new(PromptTokens, Refusal) { Expected = Expected }, .. Others ?? []];

    /// <summary>The reading with the words that ask for that kind of answer.</summary>
    private static Reading Asking(Reading reading, AnswerKind kind) => kind == AnswerKind.Math ? reading
        : new(reading.Tokens + More(kind), reading.Refusal) { Expected = reading.Expected + More(kind) };

    /// <summary>Bytes that the kind's request takes beyond the usual one, which the reading counts.</summary>
    private static int More(AnswerKind kind) => Math.Max(0, AnswerKinds.Request(kind).Length - AnswerKinds.Request(AnswerKind.Math).Length);
}
