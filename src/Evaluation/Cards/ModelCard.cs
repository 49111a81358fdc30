using Ponder.Evaluation.Statistics;
using Ponder.Search.Calibration;

namespace Ponder.Evaluation.Cards;

/// <summary>What models can do on a set of problems: the table of their card. What takes scores is null where there are none.</summary>
public sealed record ModelCard(
    int Problems, int Samples, double PassAt1, IReadOnlyList<double> PassRateByQuintile, double Majority, double? Weighted, double Oracle, double? Auc)
{
    /// <summary>The card of the samples.</summary>
    public static ModelCard Of(IReadOnlyList<SampleFacts> facts)
    {
        var scored = facts.Any(f => f.Scores.Count > 0);
        var bins = Bins.Quintiles([.. facts.Select(f => f.PassRate)]);
        return new(
            facts.Count,
            facts.Max(f => f.Samples),
            facts.Average(f => f.PassRate),
            [.. Enumerable.Range(1, Bins.Count).Select(bin => facts.Where((_, place) => bins[place] == bin).Select(f => f.PassRate).DefaultIfEmpty(0).Average())],
            facts.Average(f => f.Majority ? 1.0 : 0.0),
            scored ? facts.Average(f => f.Weighted ? 1.0 : 0.0) : null,
            facts.Average(f => f.Right > 0 ? 1.0 : 0.0),
            Estimators.Auc(facts.SelectMany(f => f.Scores)) is var auc && double.IsNaN(auc) ? null : auc);
    }
}
