using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;

namespace Ponder.Engine.Estimates;

/// <summary>What a job is expected to cost, and by what that is told.</summary>
/// <param name="Tokens">Tokens of all models.</param>
/// <param name="Money">US dollars; 0 where there are no prices.</param>
/// <param name="Seconds">How long it should take; null where nobody knows.</param>
/// <param name="Basis">By what that is told, in words.</param>
public sealed record ExpectedSpend(long Tokens, decimal Money, double? Seconds, string Basis)
{
    /// <summary>By earlier jobs with the strategy, else by the calibration, else by samples of earlier jobs; null where there is none of them.</summary>
    internal static ExpectedSpend? Of(int problems, Spend worst, JobOptions options, JobModels models, Experience seen)
    {
        if (problems == 0 || worst.Tokens == 0) return null;
        if (Known() is not { } known) return null;
        var tokens = Math.Min(Math.Min(known.Tokens, worst.Tokens), options.Cap.Tokens ?? long.MaxValue);
        var money = known.Tokens == 0 ? 0 : known.Money * tokens / known.Tokens;
        if (options.Cap.Money is { } most && money > most) (tokens, money) = ((long)(tokens * (most / money)), most);
        return new(tokens, money, seen.Pace is > 0 and { } pace ? tokens / pace : null, known.Basis);

        (long Tokens, decimal Money, string Basis)? Known()
        {
            if (seen.Of(options.Strategy) is { Problems: > 0 } like)
                return (like.Spend.Tokens * problems / like.Problems, like.Spend.Money * problems / like.Problems, "by earlier jobs with this strategy");
            if (models.Table is { } table)
            {
                var n = JobSpec.BudgetOf(options, table, problems);
                if (models.ConfidenceFor(options.Strategy).HeldOut(options.Strategy.Name, n) is { } held)
                    return Of((long)(held.Tokens * problems * (n is { } now && held.N is { } then ? now / (double)then : 1)), "by the calibration");
                return Of(table.Sample.Tokens * worst.Samples, "by what a sample cost in the calibration");
            }

            return seen.OfSamples() is { } each
                ? (each.Spend.Tokens * worst.Samples / each.Samples, each.Spend.Money * worst.Samples / each.Samples, "by what samples cost in earlier jobs")
                : null;
        }

        (long Tokens, decimal Money, string Basis) Of(long tokens, string basis) => (tokens, worst.Money / worst.Tokens * tokens, basis);
    }
}
