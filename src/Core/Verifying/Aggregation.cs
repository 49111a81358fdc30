namespace Ponder.Core.Verifying;

/// <summary>How step scores become one.</summary>
public enum Aggregation
{
    /// <summary>The last step's score: best where labels are soft Monte-Carlo values (Snell et al. 2024, section 5.1).</summary>
    Last,

    /// <summary>The lowest (Math-Shepherd).</summary>
    Min,

    /// <summary>The mean (RLHFlow).</summary>
    Mean,

    /// <summary>The product.</summary>
    Prod,
}

/// <summary>Makes one score of a step's scores.</summary>
public static class Aggregations
{
    /// <summary>The aggregate of <paramref name="scores"/>, or null where there are none.</summary>
    /// <param name="aggregation">The rule.</param>
    /// <param name="scores">A score per step, each in 0..1, in order.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rule is none of the four.</exception>
    public static double? Of(this Aggregation aggregation, IReadOnlyList<double>? scores)
    {
        if (scores is not { Count: > 0 }) return null;
        return aggregation switch
        {
            Aggregation.Last => scores[^1],
            Aggregation.Min => scores.Min(),
            Aggregation.Mean => scores.Average(),
            Aggregation.Prod => scores.Aggregate(1.0, (product, score) => product * score),
            _ => throw new ArgumentOutOfRangeException(nameof(aggregation), aggregation, null),
        };
    }
}
