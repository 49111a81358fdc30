using Ponder.Search.Pages;
using Ponder.Search.Solving;

namespace Ponder.Search.Reliability;

/// <summary>
/// How likely an answer is right: a logistic regression for each strategy over the facts of a pool, fitted on problems with references (Platt
/// 1999). The first of the facts is the belief that allocators go by, so that without a fit the confidence is that belief.
/// </summary>
public sealed record ConfidenceModel
{
    /// <summary>Without a fit: the assumed belief as it is.</summary>
    public static ConfidenceModel Assumed { get; } = new() { Basis = "assumed: nobody has measured how sure these models' answers are", Belief = Belief.Assumed };

    /// <summary>In a sentence, what it comes from.</summary>
    public required string Basis { get; init; }

    /// <summary>The posterior over groups of answers that the facts hold.</summary>
    public required Belief Belief { get; init; }

    /// <summary>The fits, one for each strategy.</summary>
    /// <value>Empty by default: none is fitted.</value>
    public IReadOnlyList<StrategyConfidence> Strategies { get; init; } = [];

    /// <summary>The fit for a problem: that of the job's strategy, else that of the last strategy that was run on it; null where neither is fitted.</summary>
    /// <param name="strategy">The job's strategy or allocator.</param>
    /// <param name="outcome">How the problem stands.</param>
    public StrategyConfidence? Fit(string strategy, ProblemOutcome outcome) =>
        Strategies.FirstOrDefault(s => s.Strategy == strategy) ?? Strategies.FirstOrDefault(s => s.Strategy == outcome.History[^1].Strategy.Name);

    /// <summary>
    /// What a job with that strategy needs of it: a job keeps no more. An allocator goes by the fits of the strategies that it may play.
    /// </summary>
    /// <param name="strategy">A strategy or an allocator.</param>
    /// <param name="whole">Whether an allocator needs what was seen of them, too.</param>
    public ConfidenceModel For(string strategy, bool whole = false) => Strategies.Any(s => s.Strategy == strategy) && !AllocatorNames.All.Contains(strategy)
        ? this with { Strategies = [.. Strategies.Where(s => s.Strategy == strategy)] }
        : this with { Strategies = [.. Strategies.Select(s => s.Strategy == strategy ? s : s with { HeldOut = [.. s.HeldOut.Select(h => h with { Bins = whole ? h.Bins : [], Sketches = [] })] })] };

    /// <summary>What calibration saw of a strategy at the budget nearest to that; null where it saw nothing.</summary>
    /// <param name="strategy">A strategy or an allocator.</param>
    /// <param name="n">The budget, in sampled solutions; null is the strategy's own.</param>
    public HeldOutCases? HeldOut(string strategy, int? n) => Strategies.FirstOrDefault(s => s.Strategy == strategy)?.Near(n);

    /// <summary>
    /// How likely the problem's answer is right while it may still get more, 0..1: by the fit of the strategy that was run on it last; null where
    /// that is not fitted.
    /// </summary>
    /// <param name="outcome">How the problem stands.</param>
    public double? Midway(ProblemOutcome outcome) =>
        Strategies.FirstOrDefault(s => s.Strategy == outcome.History[^1].Strategy.Name) is not { } fit ? null
        : outcome.Vote.Answer is null || outcome.Vote.Groups.Count == 0 ? 0 : fit.Chance(ConfidenceFacts.Of(outcome, Belief), outcome.History[^1].Strategy.N);

    /// <summary>How likely the problem's answer is right, 0..1; 0 where there is none.</summary>
    /// <param name="strategy">The job's strategy or allocator.</param>
    /// <param name="n">The job's budget, in sampled solutions a problem; null where there is none.</param>
    /// <param name="outcome">How the problem stands.</param>
    public double Of(string strategy, int? n, ProblemOutcome outcome)
    {
        if (outcome.Vote.Answer is null || outcome.Vote.Groups.Count == 0) return 0;
        return (Fit(strategy, outcome) ?? StrategyConfidence.Unfitted).Chance(ConfidenceFacts.Of(outcome, Belief), n);
    }
}
