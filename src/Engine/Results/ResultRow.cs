using System.Text.Json.Serialization;
using Ponder.Answers;
using Ponder.Core.Budgets;
using Ponder.Core.Problems;
using Ponder.Core.Voting;
using Ponder.Engine.Jobs;
using Ponder.Search.Pages;
using Ponder.Search.Reliability;

namespace Ponder.Engine.Results;

/// <summary>What the user gets for one problem.</summary>
public sealed record ResultRow
{
    /// <summary>The problem's id.</summary>
    public required string Id { get; init; }

    /// <summary>The chosen answer, or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Answer { get; init; }

    /// <summary>The text of the candidate that stands for the answer; null where there is none, and left out where it was not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Solution { get; init; }

    /// <summary>Why this answer, or why none, in a sentence; null in rows of version 0.1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Why { get; init; }

    /// <summary>How likely the answer is right, 0..1: fitted on problems with known answers where <see cref="Calibrated"/> says so; 0 without an answer.</summary>
    public required double Confidence { get; init; }

    /// <summary>Whether the confidence was fitted for these models and this strategy; else it is a careful guess.</summary>
    public bool Calibrated { get; init; }

    /// <summary>The winning group's share of the votes or of their weight, or the best candidate's score, 0..1: no chance of being right.</summary>
    public double Share { get; init; }

    /// <summary>Whether the job's problems look unlike those that confidences were fitted on, so that they may not hold. Left out where they do not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Drift { get; init; }

    /// <summary>Whether somebody is to look at it before it is used; null and left out where no accuracy was asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Review { get; init; }

    /// <summary>solved, partial or failed.</summary>
    public required SolveStatus Status { get; init; }

    /// <summary>Why it is partial or failed.</summary>
    public string? Reason { get; init; }

    /// <summary>The verifier and the majority disagree, and neither is sure; or the two first answers are level.</summary>
    public bool Contested { get; init; }

    /// <summary>Whether the two first answers are level.</summary>
    public bool IsTied() => Ties.IsTie(Rule, Votes);

    /// <summary>Candidates whose verdict could not be read: they have no score, and vote by number alone. Left out where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Unread { get; init; }

    /// <summary>The known answer, where the file has one.</summary>
    public string? Reference { get; init; }

    /// <summary>What kind of answer was asked for; null for mathematics.</summary>
    public AnswerKind? Kind { get; init; }

    /// <summary>Whether the answer is the known one.</summary>
    public bool? Correct { get; init; }

    /// <summary>How the answer was chosen.</summary>
    public required VoteRule Rule { get; init; }

    /// <summary>The groups of equivalent answers, the winner first.</summary>
    public required IReadOnlyList<AnswerGroup> Votes { get; init; }

    /// <summary>What each wave ran and spent.</summary>
    public required IReadOnlyList<Visit> History { get; init; }

    /// <summary>All that was spent on it.</summary>
    public required Spend Spend { get; init; }

    /// <summary>The row of a problem as it stands.</summary>
    public static ResultRow Of(Problem problem, ProblemOutcome outcome, JobSpec job)
    {
        var equivalence = job.Settings.Voting.For(problem.Kind).Equivalence;
        return new()
        {
            Id = problem.Id,
            Answer = outcome.Vote.Answer,
            Why = Because.Of(outcome),
            Confidence = ConfidenceOf(outcome, job),
            Calibrated = Model(job).Fit(job.Options.Strategy.Name, outcome) is not null,
            Share = outcome.Vote.Confidence,
            Status = outcome.Status,
            Reason = outcome.Reason,
            Contested = outcome.Vote.Contested || Ties.IsTie(outcome.Vote.Rule, outcome.Vote.Groups),
            Unread = outcome.Pool.Count(Tally.IsUnread),
            Reference = problem.Reference,
            Kind = problem.Kind,
            Correct = problem.Reference is { } reference
                ? outcome.Vote.Answer is { } answer && AnswerEquivalence.Matches(reference, answer, equivalence)
                : null,
            Rule = outcome.Vote.Rule,
            Votes = outcome.Vote.Groups,
            History = outcome.History,
            Spend = outcome.History.Aggregate(default(Spend), (sum, visit) => sum + visit.Spend),
        };
    }

    /// <summary>The confidence of a problem's row alone, to four digits.</summary>
    internal static double ConfidenceOf(ProblemOutcome outcome, JobSpec job) => Math.Round(Model(job).Of(job.Options.Strategy.Name, job.Budget, outcome), 4);

    private static ConfidenceModel Model(JobSpec job) => job.Confidence ?? ConfidenceModel.Assumed;
}
