namespace Ponder.Evaluation.Simulation;

/// <summary>What one play came to in every shuffle.</summary>
internal sealed class Outcomes(int problems, int shuffles)
{
    private readonly bool[,] right = new bool[shuffles, problems];
    private readonly double[] tokens = new double[shuffles];
    private readonly double[] samples = new double[shuffles];
    private readonly double[] waves = new double[shuffles];
    private readonly double[] empty = new double[shuffles];

    /// <summary>Tokens a problem.</summary>
    public double Tokens => tokens.Average();

    /// <summary>The share answered right.</summary>
    public double Accuracy => Enumerable.Range(0, shuffles).Average(Share);

    /// <summary>Keeps what a shuffle came to; each shuffle has its own place, so any thread may.</summary>
    public void Record(int shuffle, (IReadOnlyList<Ballots> Problems, int Waves) play)
    {
        for (var place = 0; place < problems; place++) right[shuffle, place] = play.Problems[place].Right;
        (tokens[shuffle], samples[shuffle]) = (play.Problems.Average(p => (double)p.Tokens), play.Problems.Average(p => (double)p.Drawn));
        (waves[shuffle], empty[shuffle]) = (play.Waves, play.Problems.Count(p => p.Drawn == 0));
    }

    public SimulatedPoint Point(Play play, IReadOnlyList<EnvelopeCorner> hull)
    {
        double[] each = [.. Enumerable.Range(0, problems).Select(place => Enumerable.Range(0, shuffles).Average(s => right[s, place] ? 1.0 : 0.0))];
        double[] whole = [.. Enumerable.Range(0, shuffles).Select(Share)];
        return new(play.Choice.Text, play.Budget, whole.Average(), Error(each), Error(whole), Tokens, samples.Average(), waves.Average(), empty.Average(), whole.Average() - Envelope.At(hull, Tokens));
    }

    private double Share(int shuffle)
    {
        var count = 0;
        for (var place = 0; place < problems; place++) count += right[shuffle, place] ? 1 : 0;
        return count / (double)problems;
    }

    /// <summary>The standard error of a mean: the deviation over √n.</summary>
    private static double Error(double[] values)
    {
        if (values.Length < 2) return 0;
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1) / values.Length);
    }
}
