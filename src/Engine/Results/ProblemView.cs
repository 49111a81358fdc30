using System.Globalization;
using System.Text.Json.Serialization;
using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Engine.Jobs;
using Ponder.Search.Allocation;

namespace Ponder.Engine.Results;

/// <summary>One problem of a job with everything that was written for it.</summary>
/// <param name="Place">Its place in the job, from 1.</param>
/// <param name="Problem">Its text.</param>
/// <param name="Row">What it came to; null while no page has ended on it.</param>
/// <param name="Refusal">Why the proposer cannot read it; null where it can.</param>
/// <param name="Visits">What each wave ran, and why.</param>
/// <param name="Candidates">All that was written, in the order of writing.</param>
public sealed record ProblemView(
    int Place, string Problem, ResultRow? Row, string? Refusal, IReadOnlyList<ProblemVisit> Visits,
    IReadOnlyList<WrittenCandidate> Candidates)
{
    /// <summary>Bytes of pictures that a view holds with their contents.</summary>
    private const int PictureBytes = 8_000_000;

    /// <summary>Its pictures; null where it has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ProblemPicture>? Pictures { get; init; }

    /// <summary>The same with what its pictures hold, 8 MB of it at most; those without room stay without content.</summary>
    /// <param name="folder">The job.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<ProblemView> WithContentsAsync(JobFolder folder, CancellationToken cancel = default)
    {
        if (Pictures is null) return this;
        var contents = await new HeldPictures(folder, PictureBytes).OfAsync(Pictures, cancel);
        return this with { Pictures = [.. Pictures.Select(p => p with { Content = contents.GetValueOrDefault(p.Hash) })] };
    }

    /// <summary>The problem of that id; else, of a number with a hash before it, such as <c>#3</c>, the problem in that place.</summary>
    /// <exception cref="JobException">The job has no such problem.</exception>
    public static async Task<ProblemView> OfAsync(JobFolder folder, string id, CancellationToken cancel = default)
    {
        if (await new ProblemFinder(folder).TryFindAsync(id, cancel) is { } problem) return await OfAsync(folder, problem, cancel);
        var count = folder.Spec.Problems;
        throw new JobException(
            $"job {folder.Spec.Id} has no problem {Excerpt.Of(id, 100)}: its {count:N0} problems have the ids of the file, or #1 to #{count}");
    }

    /// <summary>The problem in that place, from 1, whatever its id.</summary>
    /// <exception cref="JobException">The job has no such problem.</exception>
    public static async Task<ProblemView> AtAsync(JobFolder folder, int place, CancellationToken cancel = default) =>
        await new ProblemFinder(folder).TryFindAsync(place, cancel) is { } problem ? await OfAsync(folder, problem, cancel)
            : throw new JobException($"job {folder.Spec.Id} has no problem in place {place}: it has {folder.Spec.Problems:N0}");

    private static async Task<ProblemView> OfAsync(JobFolder folder, JobProblem problem, CancellationToken cancel)
    {
        var (number, entry) = (problem.Place + 1, problem.Entry);
        if (problem.Outcome is not { } outcome) return new(number, entry.Problem.Text, null, entry.Refusal, [], []) { Pictures = ProblemPicture.Of(entry.Problem) };
        var (settled, written) = (new SettledProblem(folder, problem, outcome), new List<WrittenCandidate>());
        foreach (var candidate in outcome.Pool) written.Add(await OfAsync(settled, candidate, cancel));
        var visits = new List<ProblemVisit>();
        foreach (var (wave, strategy, spend) in outcome.History.Select(v => (v.Wave, v.Strategy.Text, v.Spend)))
            visits.Add(new(wave, strategy, spend, (await folder.Plans.FindAsync(wave, problem.Place, cancel))?.Visit.Reason));
        var row = settled.Row with { Solution = written.Find(c => c.Chosen)?.Text };
        return new(number, entry.Problem.Text, row, entry.Refusal, visits, written) { Pictures = ProblemPicture.Of(entry.Problem) };
    }

    private static async Task<WrittenCandidate> OfAsync(SettledProblem problem, Candidate candidate, CancellationToken cancel) => new(
        candidate.Id, candidate.Parent, candidate.Id == problem.Outcome.Vote.Chosen, candidate.Purpose, candidate.Ending, candidate.Answer,
        problem.IsRight(candidate), candidate.Tokens, candidate.Scores, problem.Score(candidate), candidate.Verdict, candidate.Failure,
        await problem.TextAsync(candidate, cancel), candidate.Draw.Mode, candidate.Seed.ToString(CultureInfo.InvariantCulture));
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
/// <param name="Mode">What was asked, and at which temperature.</param>
/// <param name="Seed">The seed it was drawn with, as text: numbers of 64 bits are none in a browser.</param>
public sealed record WrittenCandidate(
    CandidateId Id, CandidateId? Parent, bool Chosen, Purpose Purpose, Ending Ending, string? Answer, bool? Correct, int Tokens,
    IReadOnlyList<double>? Scores, double? Score, double? Verdict, string? Failure, string Text, string Mode, string Seed);
