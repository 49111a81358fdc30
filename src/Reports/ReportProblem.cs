using System.Text.Json.Serialization;
using Ponder.Answers;
using Ponder.Core.Voting;
using Ponder.Engine.Results;
using Ponder.Search.Allocation;
using Ponder.Search.Pages;

namespace Ponder.Reports;

/// <summary>One problem as the report shows it: a row, and where there was room what is behind it.</summary>
internal sealed record ReportProblem
{
    public required string Id { get; init; }

    public required Concern Concern { get; init; }

    public required SolveStatus Status { get; init; }

    public string? Reason { get; init; }

    public string? Answer { get; init; }

    public string? Reference { get; init; }

    public bool? Correct { get; init; }

    public double Confidence { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Contested { get; init; }

    public VoteRule Rule { get; init; }

    public long Tokens { get; init; }

    public long Samples { get; init; }

    /// <summary>Whether the two first answers are level.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Tied { get; init; }

    /// <summary>What kind of answer was asked for; null for mathematics.</summary>
    public AnswerKind? Kind { get; init; }

    /// <summary>Its difficulty as predicted.</summary>
    public int Bin { get; init; }

    public required IReadOnlyList<ReportGroup> Votes { get; init; }

    /// <summary>Groups there was no room for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int MoreVotes { get; init; }

    public required IReadOnlyList<ReportVisit> History { get; init; }

    public ReportTree? Tree { get; init; }

    /// <summary>The row of a problem.</summary>
    /// <param name="row">What it came to.</param>
    /// <param name="concern">Why it is shown.</param>
    /// <param name="right">The place of the right group among the votes; −1 where none is, or nobody knows.</param>
    public static ReportProblem Of(ResultRow row, Concern concern, int right) => new()
    {
        Id = Cut.To(row.Id, 200),
        Concern = concern,
        Status = row.Status,
        Reason = Cut.To(row.Reason, 400),
        Answer = Cut.To(row.Answer, 200),
        Reference = Cut.To(row.Reference, 200),
        Correct = row.Correct,
        Confidence = Math.Round(row.Confidence, 4),
        Contested = row.Contested,
        Tied = row.IsTied(),
        Kind = row.Kind,
        Rule = row.Rule,
        Tokens = row.Spend.Tokens,
        Samples = row.Spend.Samples,
        Votes = [.. row.Votes.Take(ReportGroup.Most).Select((group, place) => ReportGroup.Of(group, place == right))],
        MoreVotes = Math.Max(0, row.Votes.Count - ReportGroup.Most),
        History = [.. row.History.Select(ReportVisit.Of)],
    };
}

/// <summary>Equivalent answers, and whether they are the known one.</summary>
internal sealed record ReportGroup(string Answer, int Votes, double Weight, double? Best)
{
    public const int Most = 8;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Right { get; init; }

    public static ReportGroup Of(AnswerGroup group, bool right) => new(
        Cut.To(group.Answer, 200), group.Votes, Math.Round(group.Weight, 3), group.BestScore is { } best ? Math.Round(best, 3) : null)
    { Right = right };
}

/// <summary>One wave's visit, and why it was paid.</summary>
internal sealed record ReportVisit(int Wave, string Strategy, long Samples, long Tokens, Reason? Why = null)
{
    public static ReportVisit Of(Visit visit) => new(visit.Wave, visit.Strategy.Text, visit.Spend.Samples, visit.Spend.Tokens);
}
