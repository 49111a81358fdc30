using Ponder.Search.Calibration;
using Ponder.Search.Options;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation;

/// <summary>
/// What a job begins with: one draft of every problem that nobody scores. Later votes take it in, so it is never paid for twice; what is
/// dearer is bought once everyone has an answer.
/// </summary>
/// <param name="Greedy">Whether it is drawn at temperature 0.</param>
internal sealed record FirstLook(bool Greedy)
{
    /// <summary>How the first draft is drawn. Makers of models that think warn of temperature 0: such a model may repeat itself without end.</summary>
    public static Option Option { get; } =
        Option.Word("draft", "how the first draft of a problem is drawn: at temperature 0, or like the others", FirstDraft.AtZero, "sampled");

    /// <summary>What every problem gets in wave 0.</summary>
    public StrategyChoice Arm { get; } = Greedy ? StrategyChoice.Of(StrategyNames.Greedy) : StrategyChoice.Of(Arms.Voter(scored: false), 1);

    /// <summary>The look that is set.</summary>
    public static FirstLook Of(OptionValues options) => new(options.Word(Option.Name) == FirstDraft.AtZero);

    /// <summary>An arm of a table as it is played on a problem: a vote takes the first draft in where there is one.</summary>
    public static StrategyChoice Played(StrategyChoice arm, Standing standing) =>
        standing.AtZero && arm.Name is (StrategyNames.Majority or StrategyNames.WeightedBestOfN) ? arm.With(FirstDraft.Name, FirstDraft.AtZero) : arm;

    /// <summary>An arm that was played, as tables name it.</summary>
    public static StrategyChoice Measured(StrategyChoice arm) => arm.Without(FirstDraft.Name);
}
