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
    private readonly VoteOptions voting = folder.Spec.Settings.Voting.For(problem.Entry.Problem.Kind);

    public string Id => problem.Entry.Problem.Id;

    public string Text => problem.Entry.Problem.Text;

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

    /// <summary>Whether two answers are the same.</summary>
    public bool Agree(string one, string other) => AnswerEquivalence.Matches(one, other, voting.Equivalence);

    public double? Score(Candidate candidate) => voting.Aggregation.Of(candidate.Scores);

    public Task<string> TextAsync(Candidate candidate, CancellationToken cancel) => folder.Texts.GetAsync(candidate.Id, cancel);

    /// <summary>What may vote, each text once: the chosen one first, then by score, then the shorter.</summary>
    public IEnumerable<Candidate> Best() => outcome.Pool.Where(c => c.Votes)
        .DistinctBy(c => c.TextHash)
        .OrderByDescending(c => c.Id == outcome.Vote.Chosen)
        .ThenByDescending(c => Score(c) ?? -1)
        .ThenBy(c => c.Tokens)
        .ThenBy(c => c.Id);
}
