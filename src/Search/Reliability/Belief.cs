using Ponder.Search.Standings;

namespace Ponder.Search.Reliability;

/// <summary>
/// The posterior over a problem's groups of answers, given their votes and scores: a conditional logit (McFadden 1974) in which a group's
/// odds against "none of them is right" are exp(bias + share·s + votes·ln v + score·z), with s its share of the votes and of one more for
/// an answer not yet seen, v
/// its votes and z the logit of its mean score.
/// </summary>
public sealed record Belief(double Bias, double Share, double Votes, double Score)
{
    private const double Least = 0.01;

    /// <summary>
    /// Assumed where nothing was measured: a unanimous vote of four with scores of ¾ is right in about nine cases of ten.
    /// </summary>
    public static Belief Assumed { get; } = new(-2, 3, 0.3, 1);

    /// <summary>How likely the chosen group, the first, is right; 0 where nobody voted.</summary>
    public double Chance(IReadOnlyList<GroupFacts> groups) => groups.Count == 0 ? 0 : Chances(groups)[0];

    /// <summary>How likely each group is right; what is missing to 1 is the chance that none is.</summary>
    public IReadOnlyList<double> Chances(IReadOnlyList<GroupFacts> groups)
    {
        var features = Features(groups);
        var odds = features.Select(f => Math.Exp(Math.Clamp(Bias + (Share * f[1]) + (Votes * f[2]) + (Score * f[3]), -30, 30))).ToList();
        var total = 1 + odds.Sum();
        return [.. odds.Select(o => o / total)];
    }

    /// <summary>The four numbers of each group that the coefficients weigh, in their order.</summary>
    public static IReadOnlyList<double[]> Features(IReadOnlyList<GroupFacts> groups)
    {
        var votes = (double)groups.Sum(g => g.Votes);
        return [.. groups.Select(g => new[] { 1, g.Votes / (votes + 1), Math.Log(g.Votes), Logit(g.Score) })];
    }

    private static double Logit(double? score) => score is { } s ? Math.Log(Math.Clamp(s, Least, 1 - Least) / (1 - Math.Clamp(s, Least, 1 - Least))) : 0;
}
