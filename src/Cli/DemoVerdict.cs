namespace Ponder.Cli;

/// <summary>What the demo's allocator came to beside votes for every problem, and where it is no better, why.</summary>
internal static class DemoVerdict
{
    /// <summary>In a line, for people.</summary>
    /// <param name="batch">Whether it got each problem right.</param>
    /// <param name="votes">Whether the votes did.</param>
    /// <param name="tokens">Its tokens, as a share of the votes'.</param>
    public static string Of(IReadOnlyList<bool> batch, IReadOnlyList<bool> votes, double tokens)
    {
        var pairs = batch.Zip(votes).ToList();
        var (won, lost, neither) = (pairs.Count(p => p is (true, false)), pairs.Count(p => p is (false, true)), pairs.Count(p => p is (false, false)));
        var beside = $"batch beside weighted-best-of-n, for {tokens:P0} of its tokens: {won} problems won, {lost} lost";
        return won > lost + (2 * Math.Sqrt(won + lost)) ? $"{beside}."
            : $"{beside}, which may be luck. It is no better because {neither} of {pairs.Count} problems neither gets right, and on the easy ones there is nothing to win: what it saves is tokens.";
    }
}
