using Ponder.Search.Standings;

namespace Ponder.Search.Allocation.Ballots;

/// <summary>What the votes of one problem show.</summary>
/// <param name="Samples">Samples drawn, at least 1.</param>
/// <param name="First">Votes of the leading answer.</param>
/// <param name="Second">Votes of the next one.</param>
/// <param name="LogLength">The natural logarithm of the tokens of a sample, as a share of the job's mean.</param>
internal readonly record struct VoteTally(int Samples, int First, int Second, double LogLength)
{
    /// <summary>Whether all samples gave one answer.</summary>
    public bool Agrees => First == Samples;

    /// <summary>Tokens of a sample of that problem.</summary>
    public static double Tokens(Standing standing) => Math.Max(1, standing.Spent.Tokens / (double)Math.Max(1, standing.Samples));

    /// <summary>The tally of a problem that has samples.</summary>
    public static VoteTally Of(Standing standing, double mean)
    {
        var (first, second) = (0, 0);
        foreach (var group in standing.Groups)
        {
            if (group.Votes > first) (first, second) = (group.Votes, first);
            else second = Math.Max(second, group.Votes);
        }

        return new(standing.Samples, first, second, Math.Log(Tokens(standing) / mean));
    }
}
