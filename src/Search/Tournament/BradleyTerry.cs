namespace Ponder.Search.Tournament;

/// <summary>
/// Strengths from comparisons of pairs (Bradley and Terry 1952), by the MM algorithm (Hunter 2004, section 3): a beats b with the chance
/// a / (a + b). Everyone has also beaten and lost to an opponent of strength 1 once, so that who wins always has no endless strength.
/// </summary>
internal static class BradleyTerry
{
    private const int Steps = 10_000;
    private const double Close = 1e-12;

    /// <summary>The strengths, which add up to 1.</summary>
    /// <param name="wins">How often the row has beaten the column; a tie is half a win for each.</param>
    public static double[] Strengths(double[,] wins)
    {
        var count = wins.GetLength(0);
        var strengths = new double[count];
        Array.Fill(strengths, 1);
        for (var step = 0; step < Steps; step++)
        {
            var next = Enumerable.Range(0, count).Select(i => Next(wins, strengths, i)).ToArray();
            var change = next.Zip(strengths, (now, before) => Math.Abs(now - before) / before).Max();
            strengths = next;
            if (change < Close) break;
        }

        var total = strengths.Sum();
        return [.. strengths.Select(s => s / total)];
    }

    private static double Next(double[,] wins, double[] strengths, int i)
    {
        var (won, weight) = (1.0, 2 / (strengths[i] + 1));
        for (var j = 0; j < strengths.Length; j++)
        {
            if (j == i) continue;
            won += wins[i, j];
            weight += (wins[i, j] + wins[j, i]) / (strengths[i] + strengths[j]);
        }

        return won / weight;
    }
}
