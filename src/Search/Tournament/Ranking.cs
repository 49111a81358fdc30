using Ponder.Core.Voting;
using Ponder.Search.Pairs;
using Ponder.Search.Solving;

namespace Ponder.Search.Tournament;

/// <summary>
/// Every solution meets every solution with another answer. Answers have strengths, to which all their solutions' comparisons add; the
/// strongest one's solution with the most wins stands for it.
/// </summary>
internal static class Ranking
{
    public static async Task<Vote> PlayAsync(IProblemSearch search, Entrants entrants, PairJudge judge)
    {
        var count = entrants.All.Count;
        var pairs = Enumerable.Range(0, count).SelectMany(a => Enumerable.Range(a + 1, count - a - 1).Select(b => (A: a, B: b)))
            .Where(p => entrants.Answer(p.A) != entrants.Answer(p.B)).ToList();
        var shares = await Task.WhenAll(pairs.Select(p => judge.ShareAsync(search, entrants.All[p.A], entrants.All[p.B])));
        var answers = entrants.Answers.ToList();
        var (own, wins) = (new double[count], new double[answers.Count, answers.Count]);
        foreach (var ((a, b), share) in pairs.Zip(shares))
        {
            if (share is not { } won) continue;
            own[a] += won;
            own[b] += 1 - won;
            var (first, second) = (answers.IndexOf(entrants.Answer(a)), answers.IndexOf(entrants.Answer(b)));
            wins[first, second] += won * judge.PerPair;
            wins[second, first] += (1 - won) * judge.PerPair;
        }

        var strengths = BradleyTerry.Strengths(wins);
        var strongest = Enumerable.Range(0, answers.Count)
            .OrderByDescending(i => Math.Round(strengths[i], 9)).ThenByDescending(i => entrants.Votes(answers[i])).ThenBy(i => i).First();
        var winner = Enumerable.Range(0, count).Where(i => entrants.Answer(i) == answers[strongest]).OrderByDescending(i => own[i]).ThenBy(i => i).First();
        return entrants.Won(winner, answer => strengths[answers.IndexOf(answer)], strengths[strongest]);
    }
}
