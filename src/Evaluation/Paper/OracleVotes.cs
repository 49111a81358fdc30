using Ponder.Evaluation.Curves;
using Ponder.Evaluation.Statistics;

namespace Ponder.Evaluation.Paper;

/// <summary>
/// Votes shared out by one who knows how likely each problem is to come right with so many samples: of all problems' next gains the greatest for its
/// tokens is bought first (the greedy rule for the multiple-choice knapsack, Sinha and Zoltners 1979). What it reaches bounds every plan that
/// settles the numbers of samples beforehand; one that looks at the votes on the way, or searches, may do better.
/// </summary>
/// <param name="curves">The same rule with different numbers of samples, on the same problems.</param>
internal sealed class OracleVotes(IReadOnlyList<EvalRun> curves)
{
    private readonly IReadOnlyList<Step> steps =
    [
        .. Enumerable.Range(0, curves[0].Rows.Count)
            .SelectMany(place => Steps(place, [.. curves.Select(run => run.Rows[place])]))
            .OrderByDescending(step => step.Gain / step.Price).ThenBy(step => step.Place),
    ];

    /// <summary>What each problem comes to under a cap for all; nothing where it got no sample.</summary>
    /// <param name="tokens">The cap.</param>
    public IReadOnlyList<EvalRow> Under(double tokens)
    {
        var (rows, left) = (new EvalRow[curves[0].Rows.Count], tokens);
        foreach (var step in steps)
        {
            if ((left -= step.Price) < 0) break;
            rows[step.Place] = step.To;
        }

        return rows;
    }

    private static IEnumerable<Step> Steps(int place, IReadOnlyList<EvalRow> curve)
    {
        var hull = UpperHull.Of([default, .. curve], row => row.Tokens, row => row.Right);
        return hull.Zip(hull.Skip(1), (from, to) => new Step(place, to, to.Right - from.Right, to.Tokens - from.Tokens));
    }

    private readonly record struct Step(int Place, EvalRow To, double Gain, double Price);
}
