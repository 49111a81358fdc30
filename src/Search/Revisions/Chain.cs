using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Search.Solving;

namespace Ponder.Search.Revisions;

/// <summary>
/// One chain of attempts, the first from the problem, each further one a revision of up to <paramref name="context"/> before it. An attempt
/// that failed or was cut off is no text to learn from: the next one begins where it began.
/// </summary>
internal sealed class Chain(IProblemSearch search, int number, int chains, int context, bool score)
{
    /// <summary>Every attempt, in order; fewer where the budget ended.</summary>
    public async Task<IReadOnlyList<Candidate>> GrowAsync(int length)
    {
        var attempts = new List<Candidate>();
        while (attempts.Count < length && await search.DrawAsync(Next(attempts)) is [var attempt]) attempts.Add(attempt);
        return attempts;
    }

    private DrawRequest Next(List<Candidate> attempts)
    {
        var shown = attempts.Where(a => a.Ending == Ending.Finished).TakeLast(context).ToList();
        if (shown.Count == 0) return new(1) { Skip = number + (chains * attempts.Count), Score = score };
        var failed = attempts.Count - 1 - attempts.LastIndexOf(shown[^1]);
        return new(1) { From = shown[^1], Purpose = Purpose.Revise, Texts = shown, Skip = failed, Score = score };
    }
}
