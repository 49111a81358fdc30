using MathNet.Numerics.LinearAlgebra;

namespace Ponder.Evaluation.Reliability;

/// <summary>
/// Logistic regression by Newton's method (iteratively reweighted least squares; Hastie, Tibshirani and Friedman 2009, section 4.4.1), with a
/// normal prior around given weights. The same cases always give the same weights.
/// </summary>
internal static class LogisticFit
{
    private const int Rounds = 50;
    private const double Enough = 1e-8;

    /// <summary>The weights.</summary>
    /// <param name="facts">The facts of each case; of no case the prior's weights come back.</param>
    /// <param name="right">Whether each case is one.</param>
    /// <param name="prior">Where the weights are without data.</param>
    /// <param name="strength">The prior's precision: of so many cases' worth for a fact of size one.</param>
    public static double[] Of(IReadOnlyList<double[]> facts, IReadOnlyList<bool> right, double[] prior, double strength)
    {
        if (facts.Count == 0) return prior;
        var (x, y) = (Matrix<double>.Build.DenseOfRowArrays(facts), Vector<double>.Build.DenseOfEnumerable(right.Select(r => r ? 1.0 : 0.0)));
        var (at, center) = (Vector<double>.Build.DenseOfArray(prior), Vector<double>.Build.DenseOfArray(prior));
        for (var round = 0; round < Rounds; round++)
        {
            var chances = (x * at).Map(z => 1 / (1 + Math.Exp(-Math.Clamp(z, -30, 30))));
            var gradient = x.TransposeThisAndMultiply(y - chances) - (strength * (at - center));
            var weights = chances.PointwiseMultiply(1 - chances);
            var curvature = x.TransposeThisAndMultiply(Scaled(x, weights))
                + (strength * Matrix<double>.Build.DenseIdentity(prior.Length));
            var step = curvature.Cholesky().Solve(gradient);
            at += step;
            if (step.L2Norm() < Enough) break;
        }

        return at.ToArray();
    }

    private static Matrix<double> Scaled(Matrix<double> rows, Vector<double> weights) => rows.MapIndexed((row, _, value) => value * weights[row]);
}
