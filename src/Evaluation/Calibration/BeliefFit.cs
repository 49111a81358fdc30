using Ponder.Search.Reliability;

namespace Ponder.Evaluation.Calibration;

/// <summary>
/// Fits <see cref="Belief"/> to results by gradient ascent on the likelihood, which is concave, with a weak normal prior around what is
/// assumed
/// without data; the same results always give the same coefficients.
/// </summary>
internal static class BeliefFit
{
    private const int Rounds = 3000;
    private const double Rate = 0.05;
    private const double PriorWeight = 2;

    public static Belief Of(IReadOnlyList<TrialResult> results)
    {
        var cases = results.Where(r => r.Standing.Groups.Count > 0)
            .Select(r => (Features: Belief.Features(r.Standing.Groups), r.Standing.Groups, r.RightGroup))
            .ToList();
        if (cases.Count == 0) return Belief.Assumed;
        double[] assumed = [Belief.Assumed.Bias, Belief.Assumed.Share, Belief.Assumed.Votes, Belief.Assumed.Score], at = [.. assumed];
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = at.Select((value, i) => PriorWeight * (assumed[i] - value)).ToArray();
            foreach (var (features, groups, right) in cases)
            {
                var chances = Make(at).Chances(groups);
                for (var g = 0; g < features.Count; g++)
                {
                    for (var i = 0; i < at.Length; i++) gradient[i] += features[g][i] * ((g == right ? 1 : 0) - chances[g]);
                }
            }

            for (var i = 0; i < at.Length; i++) at[i] += Rate * gradient[i] / (cases.Count + PriorWeight);
        }

        return Make([.. at.Select(value => Math.Round(value, 4))]);
    }

    private static Belief Make(IReadOnlyList<double> at) => new(at[0], at[1], at[2], at[3]);
}
