using Ponder.Answers;
using Ponder.Core.Candidates;
using Ponder.Core.Verifying;
using Ponder.Core.Voting;
using Ponder.Engine.Jobs;
using Ponder.Search.Pages;

namespace Ponder.Engine.Results;

/// <summary>A problem that has an outcome: what is asked of it and of its candidates.</summary>
internal sealed class SettledProblem(JobFolder folder, JobProblem problem, ProblemOutcome outcome)
{
    private readonly Dictionary<string, bool> judged = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> standing = new(StringComparer.Ordinal);
    private readonly VoteOptions voting = folder.Spec.Settings.Voting.For(problem.Entry.Problem.Kind);

    public string Id => problem.Entry.Problem.Id;

    public string Text => problem.Entry.Problem.Text;

    /// <summary>How many pictures it is asked with.</summary>
    public int Pictures => Math.Max(problem.Entry.Problem.Pictures?.Count ?? 0, problem.Entry.Problem.Images?.Count ?? 0);

    public string? Reference => problem.Entry.Problem.Reference;

    public ProblemOutcome Outcome => outcome;

    /// <summary>Its row, without the solution.</summary>
    public ResultRow Row => ResultRow.Of(problem.Entry.Problem, outcome, folder.Spec);

    /// <summary>How likely its answer is right, as its row says.</summary>
    public double Confidence { get; } = ResultRow.ConfidenceOf(outcome, folder.Spec);

    public string StepSeparator => folder.Spec.Use.StepSeparator;

    /// <summary>The name of the model that wrote the candidate.</summary>
    public string Writer(Candidate candidate) => (candidate.Writer == 0 ? folder.Spec.Proposer : folder.Spec.Others![candidate.Writer - 1].Identity).Name;

    /// <summary>Whether the candidate's answer is the known one; null where nobody knows, or it has none.</summary>
    public bool? IsRight(Candidate candidate)
    {
        if (Reference is null || candidate.Answer is not { } answer) return null;
        if (!judged.TryGetValue(answer, out var right))
            judged[answer] = right = AnswerEquivalence.Matches(Reference, answer, voting.Equivalence);
        return right;
    }

    /// <summary>Whether the candidate's answer is the one that was chosen, or the same in other words.</summary>
    public bool Stands(Candidate candidate)
    {
        if (outcome.Vote.Answer is not { } chosen || candidate.Answer is not { } answer) return false;
        if (!standing.TryGetValue(answer, out var stands))
            standing[answer] = stands = AnswerEquivalence.Matches(chosen, answer, voting.Equivalence);
        return stands;
    }

    public double? Score(Candidate candidate) => voting.Aggregation.Of(candidate.Scores);

    public Task<string> TextAsync(Candidate candidate, CancellationToken cancel) => folder.Texts.GetAsync(candidate.Id, cancel);

    /// <summary>What may vote, each text once: the chosen one first, then by score, then the shorter.</summary>
    public IEnumerable<Candidate> Best() => outcome.Pool.Where(c => c.Votes)
        .DistinctBy(c => c.TextHash)
        .OrderByDescending(c => c.Id == outcome.Vote.Chosen)
        .ThenByDescending(c => Score(c) ?? -1)
        .ThenBy(c => c.Tokens)
        .ThenBy(c => c.Id);

    /// <summary>What may vote, each text once: those of the chosen answer first, then the shorter, then by score.</summary>
    /// <remarks>Only the bytes of texts of several writers compare, and only where there are several are they recorded.</remarks>
    public IEnumerable<Candidate> Shortest() => outcome.Pool.Where(c => c.Votes)
        .DistinctBy(c => c.TextHash)
        .OrderByDescending(Stands)
        .ThenBy(c => c.Bytes)
        .ThenBy(c => c.Tokens)
        .ThenByDescending(c => Score(c) ?? -1)
        .ThenBy(c => c.Id);
}
