using Ponder.Evaluation.Curves;

namespace Ponder.Evaluation.Simulation;

/// <summary>What one play came to in every shuffle.</summary>
internal sealed class Outcomes(int problems, int shuffles)
{
    private readonly EvalRow[,] rows = new EvalRow[shuffles, problems];
    private readonly double[] waves = new double[shuffles];
    private readonly double[] empty = new double[shuffles];

    /// <summary>Tokens a problem.</summary>
    public double Tokens => Rows.Average(row => row.Tokens);

    /// <summary>What each problem came to, on average over the shuffles.</summary>
    public IReadOnlyList<EvalRow> Rows =>
        [.. Enumerable.Range(0, problems).Select(place => EvalRow.Mean([.. Enumerable.Range(0, shuffles).Select(shuffle => rows[shuffle, place])]))];

    /// <summary>The share answered right.</summary>
    public double Accuracy => Enumerable.Range(0, shuffles).Average(Share);

    /// <summary>Keeps what a shuffle came to; each shuffle has its own place, so any thread may.</summary>
    public void Record(int shuffle, (IReadOnlyList<Ballots> Problems, int Waves) play)
    {
        for (var place = 0; place < problems; place++)
        {
            var ballots = play.Problems[place];
            rows[shuffle, place] = new(ballots.Right ? 1 : 0, ballots.Drawn, ballots.Tokens + ballots.VerifierTokens, ballots.Scored, 0);
        }

        (waves[shuffle], empty[shuffle]) = (play.Waves, play.Problems.Count(p => p.Drawn == 0));
    }

    public SimulatedPoint Point(Play play, IReadOnlyList<EnvelopeCorner> hull)
    {
        var means = Rows;
        double[] whole = [.. Enumerable.Range(0, shuffles).Select(Share)];
        var (accuracy, cost) = (whole.Average(), means.Average(r => r.Tokens));
        return new(
            play.Choice.Text, play.Budget, accuracy, Error([.. means.Select(r => r.Right)]), Error(whole), cost, means.Average(r => r.Samples),
            waves.Average(), empty.Average(), accuracy - Envelope.At(hull, cost))
        {
            Rows = means,
        };
    }

    private double Share(int shuffle)
    {
        var count = 0.0;
        for (var place = 0; place < problems; place++) count += rows[shuffle, place].Right;
        return count / problems;
    }

    /// <summary>The standard error of a mean: the deviation over √n.</summary>
    private static double Error(double[] values)
    {
        if (values.Length < 2) return 0;
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1) / values.Length);
    }
}
