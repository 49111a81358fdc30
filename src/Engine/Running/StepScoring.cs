using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Running.Calls;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Running;

/// <summary>
/// Words what a round wants scored, and gives the scores to its candidates. What cannot be scored stays unscored and says why.
/// </summary>
internal sealed class StepScoring(CandidateTexts texts, IProblemTexts problems)
{
    /// <summary>What is to be scored, by the place of its request in the round.</summary>
    public async Task<IReadOnlyList<Wanted>> WantedAsync(Round round, IReadOnlyList<Drafted?> drafts, CancellationToken cancel)
    {
        var wanted = new List<Wanted>();
        for (var place = 0; place < drafts.Count; place++)
        {
            if (await WantedAsync(place, round.Asks[place], drafts[place], cancel) is { } want) wanted.Add(want);
        }

        return wanted;
    }

    /// <summary>The request's candidates with their scores, and what those cost.</summary>
    public static Reply Reply(Wanted want, Judged judged)
    {
        var candidates = want.Candidates.ToArray();
        foreach (var (place, verdict) in want.Scored.Zip(judged.Verdicts))
        {
            if (verdict is not null)
                candidates[place] = verdict.StepScores is { } scores ? candidates[place] with { Scores = scores } : candidates[place] with { Failure = verdict.Failure };
        }

        return new(candidates, new() { VerifierTokens = judged.Tokens, VerifierCalls = judged.Verdicts.Count(v => v is not null), Saved = judged.Saved })
        {
            OutOfBudget = judged.Verdicts.Contains(null),
            Doubt = judged.Doubt == default ? null : judged.Doubt,
            Notes = judged.Notes.Count == 0 ? null : judged.Notes,
        };
    }

    private async Task<Wanted?> WantedAsync(int place, Ask ask, Drafted? drafted, CancellationToken cancel)
    {
        var problem = await problems.GetAsync(ask.Problem, cancel);
        var pictures = problem.Pictures is null ? [] : await problems.PicturesAsync(problem, cancel);
        var solutions = new List<Solution>();
        if (ask is ScoreAsk score)
        {
            foreach (var item in score.Items)
                solutions.Add(await SolutionAsync(item.Prefix, await texts.GetAsync(item.Candidate, cancel), cancel));
            var unknown = score.Items.Select(i => new Candidate { Id = i.Candidate, Draw = default, Seed = 0, Ending = Ending.Finished }).ToList();
            return new(place, unknown, [.. Enumerable.Range(0, unknown.Count)], new(new(problem.Text, solutions, score.MaxTokens) { Pictures = pictures }, score.MaxTokens, null));
        }

        if (ask is not ProposeAsk { Score: not Scoring.None } propose || drafted is null) return null;
        var candidates = drafted.Reply.Candidates;
        var scored = Enumerable.Range(0, candidates.Count).Where(i => candidates[i].Ending is Ending.Finished or Ending.Step).ToList();
        foreach (var i in scored)
            solutions.Add(await SolutionAsync(propose.Score == Scoring.NewSteps ? propose.Parent : null, drafted.Texts[i], cancel));
        var tokens = propose.Worst.VerifierTokens;
        return scored.Count == 0
            ? null
            : new(place, candidates, scored, new(new(problem.Text, solutions, (int)Math.Min(int.MaxValue, tokens)) { Pictures = pictures }, tokens, propose.Draws.Count));
    }

    private async Task<Solution> SolutionAsync(CandidateId? prefix, string whole, CancellationToken cancel)
    {
        var before = prefix is { } id ? await texts.GetAsync(id, cancel) : "";
        return new(before, whole[before.Length..]);
    }
}

/// <summary>What a request wants scored.</summary>
/// <param name="Place">The request's place in the round.</param>
/// <param name="Candidates">All its candidates.</param>
/// <param name="Scored">Which of them are to be scored.</param>
/// <param name="Plan">What the verifier is asked.</param>
internal sealed record Wanted(int Place, IReadOnlyList<Candidate> Candidates, IReadOnlyList<int> Scored, ScorePlan Plan);
