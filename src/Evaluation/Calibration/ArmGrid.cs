using Ponder.Engine.Jobs;
using Ponder.Search.Calibration;
using Ponder.Search.Catalogue;
using Ponder.Search.Solving;

namespace Ponder.Evaluation.Calibration;

/// <summary>Which arms a calibration plays: what it measures nothing of, no allocator chooses.</summary>
public sealed record ArmGrid(IReadOnlyList<StrategyChoice> Choices)
{
    /// <summary>
    /// Strategies worth a look by default, beside the votes: the searches and the revisions that pay somewhere (Snell et al. 2024).
    /// </summary>
    private static readonly string[] Usual =
        [StrategyNames.BeamSearch, StrategyNames.Dvts, StrategyNames.Revisions, StrategyNames.ParallelRevisions];

    /// <summary>The usual arms at these budgets, as far as the models can play them.</summary>
    /// <param name="budgets">Numbers of sampled solutions.</param>
    /// <param name="models">Who would play.</param>
    public static ArmGrid For(IReadOnlyList<int> budgets, JobModels models)
    {
        string[] names = models.Verifier is null ? [Arms.Voter(false)] : [Arms.Voter(true), Arms.Voter(false), .. Usual];
        var all = names.SelectMany(name => budgets.Select(n => StrategyChoice.Of(name, n)));
        return new([.. all.Concat(models.Others.Count == 0 ? [] : Cascades(models.Verifier is not null)).Where(choice => models.Serves(choice))]);
    }

    /// <summary>All proposers, unless one is as sure as can be: when to ask the others is the allocator's business.</summary>
    private static IEnumerable<StrategyChoice> Cascades(bool scored) => ((int[])(scored ? [1, 2, 4] : [2, 4]))
        .Select(n => StrategyChoice.Of(StrategyNames.Cascade, n).With("sure", "1").With("vote", scored ? "weighted" : "majority"));

    /// <summary>
    /// The jobs that play the arms: all budgets of one whose draws are nested are waves of one job, any other has its own.
    /// </summary>
    internal IReadOnlyList<IReadOnlyList<StrategyChoice>> Jobs(StrategyCatalogue strategies) =>
    [
        .. Choices.GroupBy(choice => strategies.Find(choice.Name).Nested ? $"{choice.Name} by {strategies.Writer(choice)}" : choice.Text)
            .Select(group => (IReadOnlyList<StrategyChoice>)[.. group.OrderBy(choice => choice.N)]),
    ];
}
