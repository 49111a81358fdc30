using Ponder.Core.Budgets;
using Ponder.Search.Allocation;
using Ponder.Search.Allocation.Batch;
using Ponder.Search.Calibration;
using Ponder.Search.Reliability;
using Ponder.Search.Solving;

namespace Ponder.Search.Tests.Allocation;

/// <summary>A target accuracy sends the budget to answers that are not sure enough yet, and likely right.</summary>
public sealed class LineTests
{
    private static readonly StrategyChoice Four = StrategyChoice.Of("weighted-best-of-n", 4);
    private static readonly StrategyChoice Sixteen = StrategyChoice.Of("weighted-best-of-n", 16);
    private static readonly Step Step = new(1, Four, Sixteen, Rescue: 0.2, Loss: 0.01, new(), 100);

    [Fact]
    public void Without_a_target_or_a_calibration_there_is_no_line()
    {
        Assert.Null(Line.Of("batch", 0, Context(Model)));
        Assert.Null(Line.Of("batch", 0.95, Context(null)));
        Assert.Null(Line.Of("auto", 0.95, Context(Model)));
        Assert.Equal(0.9, Line.Of("batch", 0.95, Context(Model))!.Confidence);
    }

    [Fact]
    public void What_is_over_the_line_gains_nothing_and_what_is_near_gains_most()
    {
        var line = Line.Of("batch", 0.95, Context(Model))!;
        Assert.Equal(0, line.Gain(Step, 0.9));
        Assert.InRange(line.Gain(Step, 0.8), line.Gain(Step, 0.3) + 0.1, 1);
        Assert.Equal(0.75, line.Crossing(Sixteen), 9);
        Assert.Equal((0.8 + Step.Gain(0.8)) * 0.75, line.Gain(Step, 0.8), 9);
    }

    private static ConfidenceModel Model { get; } = new()
    {
        Basis = "made",
        Belief = Belief.Assumed,
        Strategies =
        [
            new("batch", [], [new([new(0.9, 500, 2), new(0.3, 100, 400)]) { N = 4 }]),
            new("weighted-best-of-n", [], [new([new(0.95, 30, 1), new(0.5, 70, 50)]) { N = 4 }, new([new(0.95, 75, 1), new(0.5, 25, 50)]) { N = 16 }]),
        ],
    };

    private static AllocationContext Context(ConfidenceModel? model) => new(null, new Tariff(), true, _ => true) { Problems = 200, Budget = 4, Confidence = model };
}
