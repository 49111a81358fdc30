using Ponder.Core.Budgets;

namespace Ponder.Evaluation.Curves;

/// <summary>One problem in a run.</summary>
/// <param name="Right">1 where it was answered right, else 0; of several seeds or resamples their mean.</param>
/// <param name="Samples">Sampled solutions.</param>
/// <param name="Tokens">Tokens of all models.</param>
/// <param name="VerifierCalls">Calls of the verifier.</param>
/// <param name="Flops">FLOPs of all models.</param>
public readonly record struct EvalRow(double Right, double Samples, double Tokens, double VerifierCalls, double Flops)
{
    /// <summary>A row of what was spent.</summary>
    public static EvalRow Of(double right, Spend spend) => new(right, spend.Samples, spend.Tokens, spend.VerifierCalls, (double)spend.Flops);

    /// <summary>The mean of the same problem's rows.</summary>
    internal static EvalRow Mean(IReadOnlyList<EvalRow> rows) =>
        new(rows.Average(r => r.Right), rows.Average(r => r.Samples), rows.Average(r => r.Tokens), rows.Average(r => r.VerifierCalls), rows.Average(r => r.Flops));
}
