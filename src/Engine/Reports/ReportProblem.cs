using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Engine.Results;
using Ponder.Search.Allocation;
using Ponder.Search.Pages;

namespace Ponder.Engine.Reports;

/// <summary>One problem as the report shows it.</summary>
internal sealed record ReportProblem
{
    public required string Id { get; init; }

    public required int Bin { get; init; }

    public required SolveStatus Status { get; init; }

    public string? Reason { get; init; }

    public string? Answer { get; init; }

    public string? Reference { get; init; }

    public bool? Correct { get; init; }

    public double Confidence { get; init; }

    public bool Contested { get; init; }

    public VoteRule Rule { get; init; }

    public long Tokens { get; init; }

    public long Samples { get; init; }

    public required IReadOnlyList<AnswerGroup> Votes { get; init; }

    public required IReadOnlyList<ReportVisit> History { get; init; }

    /// <summary>Its candidates; none where the page had no room for them.</summary>
    public IReadOnlyList<ReportCandidate> Candidates { get; init; } = [];

    /// <summary>Candidates there was no room for.</summary>
    public int MoreCandidates { get; init; }

    public static ReportProblem Of(ResultRow row, int bin, IReadOnlyList<Reason?> reasons) => new()
    {
        Id = Cut(row.Id, 200)!,
        Bin = bin,
        Status = row.Status,
        Reason = Cut(row.Reason, 400),
        Answer = Cut(row.Answer, 200),
        Reference = Cut(row.Reference, 200),
        Correct = row.Correct,
        Confidence = row.Confidence,
        Contested = row.Contested,
        Rule = row.Rule,
        Tokens = row.Spend.Tokens,
        Samples = row.Spend.Samples,
        Votes = [.. row.Votes.Take(8).Select(g => g with { Answer = Cut(g.Answer, 200)! })],
        History = [.. row.History.Zip(reasons, (visit, reason) => new ReportVisit(visit.Wave, visit.Strategy.Text, visit.Spend.Samples, visit.Spend.Tokens, reason))],
    };

    internal static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : $"{text[..length]}…";
}

/// <summary>One wave's visit, and why it was paid.</summary>
internal sealed record ReportVisit(int Wave, string Strategy, long Samples, long Tokens, Reason? Why);

/// <summary>A node of a problem's candidate tree.</summary>
internal sealed record ReportCandidate(
    string Id, string? Parent, Purpose Purpose, Ending Ending, string? Answer, IReadOnlyList<double>? Scores, int Tokens, string? Failure, string? Text)
{
    public static ReportCandidate Of(Candidate candidate, string? text) => new(
        $"{candidate.Id}", candidate.Parent is { } parent ? $"{parent}" : null, candidate.Purpose, candidate.Ending, ReportProblem.Cut(candidate.Answer, 100),
        candidate.Scores is { } scores ? [.. scores.Select(s => Math.Round(s, 3))] : null, candidate.Tokens, ReportProblem.Cut(candidate.Failure, 200), text);
}
