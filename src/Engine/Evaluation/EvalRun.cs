using Ponder.Core.Budgets;

namespace Ponder.Engine.Evaluation;

/// <summary>A strategy's run at one budget: which problems were right and what each cost, in input order.</summary>
public sealed record EvalRun(string Strategy, int N, string Job, IReadOnlyList<(bool Right, Spend Spend)> Rows)
{
    /// <summary>1 where the problem was answered right, else 0; only those problems that <paramref name="where"/> wants.</summary>
    public IReadOnlyList<double> Right(Func<int, bool>? where = null) => [.. Rows.Where((_, place) => where?.Invoke(place) ?? true).Select(r => r.Right ? 1.0 : 0.0)];

    /// <summary>Mean tokens of a problem.</summary>
    public double Tokens => Rows.Average(r => (double)r.Spend.Tokens);
}
