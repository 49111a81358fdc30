using System.Text.Json.Serialization;
using Ponder.Answers;
using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Engine.Jobs;
using Ponder.Search.Allocation;
using Ponder.Search.Pages;

namespace Ponder.Engine.Results;

/// <summary>One problem of a job with everything that was written for it.</summary>
/// <param name="Place">Its place in the job, from 1.</param>
/// <param name="Problem">Its text.</param>
/// <param name="Row">What it came to; null while no page has ended on it.</param>
/// <param name="Refusal">Why the proposer cannot read it; null where it can.</param>
/// <param name="Visits">What each wave ran, and why.</param>
/// <param name="Candidates">All that was written, in the order of writing.</param>
public sealed record ProblemView(
    int Place, string Problem, ResultRow? Row, string? Refusal, IReadOnlyList<ProblemVisit> Visits, IReadOnlyList<WrittenCandidate> Candidates)
{
    /// <summary>The problem of that id; of a number with a hash before it, such as <c>#3</c>, the problem in that place.</summary>
    /// <exception cref="JobException">The job has no such problem.</exception>
    public static async Task<ProblemView> OfAsync(JobFolder folder, string id, CancellationToken cancel = default)
    {
        var place = id.StartsWith('#') && int.TryParse(id[1..], out var number) ? number - 1 : (int?)null;
        await foreach (var problem in folder.ProblemsAsync(cancel))
        {
            if (place is null ? problem.Entry.Problem.Id == id : problem.Place == place) return await OfAsync(folder, problem, cancel);
        }

        throw new JobException($"job {folder.Spec.Id} has no problem {id}: its {folder.Spec.Problems:N0} problems have the ids of the file, or #1 to #{folder.Spec.Problems}");
    }

    private static async Task<ProblemView> OfAsync(JobFolder folder, JobProblem problem, CancellationToken cancel)
    {
        var (entry, voting) = (problem.Entry, folder.Spec.Settings.Voting.For(problem.Entry.Problem.Kind));
        if (problem.Outcome is not { } outcome) return new(problem.Place + 1, entry.Problem.Text, null, entry.Refusal, [], []);
        var written = new List<WrittenCandidate>();
        foreach (var candidate in outcome.Pool)
        {
            written.Add(new(
                candidate.Id, candidate.Parent, candidate.Id == outcome.Vote.Chosen, candidate.Purpose, candidate.Ending, candidate.Answer,
                entry.Problem.Reference is { } reference && candidate.Answer is { } answer ? AnswerEquivalence.Matches(reference, answer, voting.Equivalence) : null,
                candidate.Tokens, candidate.Scores, voting.Aggregation.Of(candidate.Scores), candidate.Verdict, candidate.Failure,
                await folder.Texts.GetAsync(candidate.Id, cancel)));
        }

        var row = ResultRow.Of(entry.Problem, outcome, folder.Spec);
        return new(
            problem.Place + 1, entry.Problem.Text, row with { Solution = written.Find(c => c.Chosen)?.Text }, entry.Refusal,
            await VisitsAsync(folder, problem.Place, outcome, cancel), written);
    }

    private static async Task<IReadOnlyList<ProblemVisit>> VisitsAsync(JobFolder folder, int place, ProblemOutcome outcome, CancellationToken cancel)
    {
        var visits = new List<ProblemVisit>();
        foreach (var visit in outcome.History)
            visits.Add(new(visit.Wave, visit.Strategy.Text, visit.Spend, await ReasonAsync(folder, visit.Wave, place, cancel)));
        return visits;
    }

    private static async Task<Reason?> ReasonAsync(JobFolder folder, int wave, int place, CancellationToken cancel)
    {
        if (wave == 0 || await folder.Plans.TryReadAsync(wave, cancel) is not { } plan) return null;
        for (var page = 0; page < plan.PageSizes(folder.Spec.Options.PageSize).Count; page++)
        {
            if ((await folder.Plans.PageAsync(new(wave, page), cancel)).FirstOrDefault(v => v.Problem == place) is { } visit) return visit.Reason;
        }

        return null;
    }
}

/// <summary>What a wave ran on a problem.</summary>
/// <param name="Wave">The wave, from 0.</param>
/// <param name="Strategy">What it ran.</param>
/// <param name="Spend">What that cost.</param>
/// <param name="Reason">What an allocator reckoned with; null where none chose.</param>
public sealed record ProblemVisit(
    int Wave, string Strategy, Spend Spend, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Reason? Reason);

/// <summary>A candidate with its text.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Parent">What it goes on from or looks at; null where it began from the problem.</param>
/// <param name="Chosen">Whether it stands for the answer.</param>
/// <param name="Purpose">What it was written for.</param>
/// <param name="Ending">Why its text stops.</param>
/// <param name="Answer">What it answers; null where nothing.</param>
/// <param name="Correct">Whether that is the known answer; null where nobody knows.</param>
/// <param name="Tokens">Tokens of the whole text.</param>
/// <param name="Scores">A score for each step, 0..1; null where it is unscored.</param>
/// <param name="Score">All of them in one.</param>
/// <param name="Verdict">What a judgement says, 0..1; null where it is none.</param>
/// <param name="Failure">Why there is no text, or no score.</param>
/// <param name="Text">The whole text.</param>
public sealed record WrittenCandidate(
    CandidateId Id, CandidateId? Parent, bool Chosen, Purpose Purpose, Ending Ending, string? Answer, bool? Correct, int Tokens,
    IReadOnlyList<double>? Scores, double? Score, double? Verdict, string? Failure, string Text);
