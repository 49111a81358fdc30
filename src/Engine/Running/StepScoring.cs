using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Running;

/// <summary>Calls the verifier for everything a round wants scored at once. What cannot be scored stays unscored and says why.</summary>
internal sealed class StepScoring(CandidateTexts texts, IProblemTexts problems, IVerifier? verifier)
{
    /// <summary>
    /// Per request of the round: its candidates with their scores and what those cost, or null where nothing is to be scored.
    /// </summary>
    public async Task<IReadOnlyList<Reply?>> CallAsync(Round round, IReadOnlyList<Drafted?> drafts, CancellationToken cancel)
    {
        var wanted = new List<(int Place, IReadOnlyList<Candidate> Candidates, List<int> Scored, VerifierPrompt Prompt)>();
        for (var place = 0; place < drafts.Count; place++)
        {
            if (await WantedAsync(round.Asks[place], drafts[place], cancel) is { } want) wanted.Add((place, want.Candidates, want.Scored, want.Prompt));
        }

        var result = new Reply?[drafts.Count];
        if (wanted.Count == 0) return result;
        if (verifier is null) throw new InvalidOperationException("scores are asked for, and there is no verifier");
        var prompts = wanted.Select(w => w.Prompt).ToList();
        var replies = await ModelCall.RunAsync(verifier.Identity.Name, prompts.Count, () => verifier.ScoreAsync(prompts, cancel), cancel);
        foreach (var (want, reply) in wanted.Zip(replies)) result[want.Place] = Reply(want.Candidates, want.Scored, reply);
        return result;
    }

    private async Task<(IReadOnlyList<Candidate> Candidates, List<int> Scored, VerifierPrompt Prompt)?> WantedAsync(
        Ask ask, Drafted? drafted, CancellationToken cancel)
    {
        var problem = await problems.GetAsync(ask.Problem, cancel);
        var solutions = new List<Solution>();
        if (ask is ScoreAsk score)
        {
            foreach (var item in score.Items)
                solutions.Add(await SolutionAsync(item.Prefix, await texts.GetAsync(item.Candidate, cancel), cancel));
            var unknown = score.Items.Select(i => new Candidate { Id = i.Candidate, Draw = default, Seed = 0, Ending = Ending.Finished }).ToList();
            return (unknown, [.. Enumerable.Range(0, unknown.Count)], new(problem, solutions, score.MaxTokens));
        }

        if (ask is not ProposeAsk { Score: not Scoring.None } propose || drafted is null) return null;
        var candidates = drafted.Reply.Candidates;
        var scored = Enumerable.Range(0, candidates.Count).Where(i => candidates[i].Ending is Ending.Finished or Ending.Step).ToList();
        foreach (var i in scored)
            solutions.Add(await SolutionAsync(propose.Score == Scoring.NewSteps ? propose.Parent : null, drafted.Texts[i], cancel));
        return scored.Count == 0 ? null : (candidates, scored, new(problem, solutions, VerifierTokens(propose)));
    }

    private async Task<Solution> SolutionAsync(CandidateId? prefix, string whole, CancellationToken cancel)
    {
        var before = prefix is { } id ? await texts.GetAsync(id, cancel) : "";
        return new(before, whole[before.Length..]);
    }

    private static int VerifierTokens(ProposeAsk ask) => (int)Math.Min(int.MaxValue, ask.Worst.VerifierTokens);

    private Reply Reply(IReadOnlyList<Candidate> candidates, List<int> scored, VerifierReply reply)
    {
        if (reply.Verdicts.Count != scored.Count)
            throw new ModelException(verifier!.Identity.Name, $"{scored.Count} solutions, {reply.Verdicts.Count} verdicts");
        if (reply.Tokens < 0) throw new ModelException(verifier!.Identity.Name, "it counts less than 0 tokens");
        var judged = candidates.ToArray();
        foreach (var (place, verdict) in scored.Zip(reply.Verdicts)) judged[place] = Judge(judged[place], verdict);
        return new(judged, new() { VerifierTokens = reply.Tokens, VerifierCalls = scored.Count });
    }

    private static Candidate Judge(Candidate candidate, Verdict verdict)
    {
        if (verdict.StepScores is not { Count: > 0 } scores) return candidate with { Failure = verdict.Failure ?? "the verifier gave no score" };
        var wrong = scores.Select((score, step) => (score, step)).FirstOrDefault(s => !(s.score >= 0 && s.score <= 1), (0, -1));
        return wrong.Item2 < 0
            ? candidate with { Scores = scores }
            : candidate with { Failure = $"the verifier scored step {wrong.Item2 + 1} {wrong.Item1}: expected a number from 0 to 1" };
    }
}
