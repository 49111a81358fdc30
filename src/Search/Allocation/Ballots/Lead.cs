namespace Ponder.Search.Allocation.Ballots;

/// <summary>How safe a lead in votes is.</summary>
internal static class Lead
{
    private const int Known = 65;

    private static readonly double[] Table = [.. from v1 in Enumerable.Range(0, Known) from v2 in Enumerable.Range(0, Known) select v2 > v1 ? 1 : Tail(v1, v2)];

    /// <summary>
    /// I½(v1 + 1, v2 + 1): the chance that the answer with fewer votes is the more frequent one after all, under a uniform prior
    /// (Aggarwal et al. 2023); for whole counts a binomial tail.
    /// </summary>
    public static double Overturned(int v1, int v2) => v1 < Known ? Table[(v1 * Known) + v2] : Tail(v1, v2);

    private static double Tail(int v1, int v2)
    {
        var trials = v1 + v2 + 1;
        var (term, tail) = (Math.Pow(2, -trials), 0.0);
        for (var j = 0; j <= v2; j++)
        {
            tail += term;
            term *= (trials - j) / (double)(j + 1);
        }

        return tail;
    }
}
