namespace Ponder.Search.Allocation.Ballots;

/// <summary>
/// How many problems of a batch are doubtful, told from the votes alone. A problem is plain, and all its samples agree, or doubtful, and
/// they agree now and then. The odds of a doubtful one are <c>exp(level + slope · ln length)</c>, length being its tokens as a share of the
/// mean: how much longer the doubtful ones are differs from model to model, and is learned from the batch itself (empirical Bayes),
/// beginning from what recorded models showed.
/// </summary>
/// <param name="Level">The log odds at mean length.</param>
/// <param name="Slope">How they grow with the logarithm of the length.</param>
internal sealed record Agreement(double Level, double Slope)
{
    /// <summary>How many problems what is recorded counts for.</summary>
    private const double Weight = 20;

    /// <summary>Of doubtful problems, how much likelier another sample agrees with those before it than in a fair draw.</summary>
    private const double Pull = 2;

    private const int Rounds = 30;
    private const double Still = 1e-6;

    /// <summary>As gpt-oss-20b, Phi-4-reasoning and Qwen3-30B-A3B-Thinking showed on MATH-500, GPQA and AIME.</summary>
    public static Agreement Recorded { get; } = new(-0.45, 0.5);

    /// <summary>Fitted to the batch: expectation maximisation, each step one of Newton's on the penalised likelihood.</summary>
    public static Agreement Of(IReadOnlyList<VoteTally> tallies)
    {
        var at = Recorded;
        for (var round = 0; round < Rounds; round++)
        {
            var (g0, g1) = (Weight * (Recorded.Level - at.Level), Weight * (Recorded.Slope - at.Slope));
            var (h00, h01, h11) = (Weight, 0.0, Weight);
            foreach (var tally in tallies)
            {
                var (x, prior) = (tally.LogLength, at.Prior(tally));
                var (off, bend) = (Doubt(tally, prior) - prior, prior * (1 - prior));
                (g0, g1) = (g0 + off, g1 + (off * x));
                (h00, h01, h11) = (h00 + bend, h01 + (bend * x), h11 + (bend * x * x));
            }

            var scale = 1 / ((h00 * h11) - (h01 * h01));
            var (level, slope) = (scale * ((h11 * g0) - (h01 * g1)), scale * ((h00 * g1) - (h01 * g0)));
            at = new(Math.Clamp(at.Level + level, -8, 8), Math.Clamp(at.Slope + slope, -4, 4));
            if (Math.Abs(level) + Math.Abs(slope) < Still) break;
        }

        return at;
    }

    /// <summary>How likely the problem is doubtful: certainly where samples differ, else the less the more of them agree.</summary>
    public double Doubt(VoteTally tally) => Doubt(tally, Prior(tally));

    private static double Doubt(VoteTally tally, double prior)
    {
        if (!tally.Agrees) return 1;
        var agree = 1.0;
        for (var vote = 1; vote < tally.First; vote++) agree *= vote * Pull / ((vote * Pull) + 1);
        return prior * agree / ((prior * agree) + 1 - prior);
    }

    private double Prior(VoteTally tally) => 1 / (1 + Math.Exp(-(Level + (Slope * tally.LogLength))));
}
