using Ponder.Core.Voting;
using Ponder.Search.Pairs;
using Ponder.Search.Solving;

namespace Ponder.Search.Tournament;

/// <summary>Neighbours meet, winners go on, an odd one out goes on without a match: one pair fewer than there are entrants, at most.</summary>
internal static class Knockout
{
    public static async Task<Vote> PlayAsync(IProblemSearch search, Entrants entrants, PairJudge judge)
    {
        var (left, matches) = (Enumerable.Range(0, entrants.All.Count).ToList(), new List<(int Winner, int Loser, double Share)>());
        while (left.Count > 1)
        {
            var played = await Task.WhenAll(left.Chunk(2).Where(pair => pair.Length == 2).Select(pair => PlayAsync(search, entrants, judge, pair[0], pair[1])));
            matches.AddRange(played);
            left = [.. played.Select(m => m.Winner), .. left.Count % 2 == 1 ? left[^1..] : []];
        }

        var met = matches.Where(m => entrants.Answer(m.Loser) != entrants.Answer(m.Winner)).ToList();
        return entrants.Won(left[0], Won, Won(entrants.Answer(left[0])));

        // The share of its comparisons with other answers that an answer has won.
        double Won(int answer) => met.Where(m => entrants.Answer(m.Winner) == answer).Select(m => m.Share)
            .Concat(met.Where(m => entrants.Answer(m.Loser) == answer).Select(m => 1 - m.Share)).DefaultIfEmpty(1).Average();
    }

    /// <summary>Who goes on, and the share of comparisons that it won; half where none can be read.</summary>
    private static async Task<(int Winner, int Loser, double Share)> PlayAsync(IProblemSearch search, Entrants entrants, PairJudge judge, int a, int b)
    {
        if (entrants.Answer(a) == entrants.Answer(b)) return (a, b, 1);
        var share = await judge.ShareAsync(search, entrants.All[a], entrants.All[b]) ?? 0.5;
        return share > 0.5 || (share == 0.5 && entrants.Favourite(a, b) == a) ? (a, b, share) : (b, a, 1 - share);
    }
}
