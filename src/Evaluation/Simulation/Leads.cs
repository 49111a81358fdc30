namespace Ponder.Evaluation.Simulation;

/// <summary>How likely a leader stays ahead, by votes: 1 − I½(v1 + 1, v2 + 1) (Aggarwal et al. 2023), each worked out once.</summary>
internal static class Leads
{
    private const int Known = 128;
    private static readonly double[,] Table = Fill();

    public static double StaysAhead(int v1, int v2) => v1 < Known && v2 < Known ? Table[v1, v2] : Reckon(v1, v2);

    private static double[,] Fill()
    {
        var table = new double[Known, Known];
        for (var v1 = 0; v1 < Known; v1++)
        {
            for (var v2 = 0; v2 < Known; v2++) table[v1, v2] = Reckon(v1, v2);
        }

        return table;
    }

    private static double Reckon(int v1, int v2)
    {
        var trials = v1 + v2 + 1;
        var (term, tail) = (Math.Pow(2, -trials), 0.0);
        for (var j = 0; j <= v1; j++)
        {
            tail += term;
            term *= (trials - j) / (double)(j + 1);
        }

        return tail;
    }
}
