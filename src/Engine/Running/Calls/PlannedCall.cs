using Ponder.Core.Batching;
using Ponder.Core.Budgets;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Running.Calls;

/// <summary>A call of a round: what is asked of a model at once, and recorded at once.</summary>
/// <param name="Number">Its number in the round: the same for whoever asks the round.</param>
/// <param name="Worst">Its worst case, priced.</param>
/// <param name="Send">Asks the model; gives a reply that is checked.</param>
/// <param name="Cost">What a reply costs, priced.</param>
internal sealed record PlannedCall(int Number, Spend Worst, Func<CancellationToken, Task<CallReply>> Send, Func<CallReply, Spend> Cost)
{
    /// <summary>What the model costs.</summary>
    public required Tariff Tariff { get; init; }

    /// <summary>Tells people who wait what a reply answers; null where it answers nothing.</summary>
    public Action<CallReply, ProgressMeter>? Hear { get; init; }

    /// <summary>How it goes by batch; null where it cannot.</summary>
    public PlannedLine? Line { get; init; }
}

/// <summary>A call as a line of a batch.</summary>
/// <param name="Worst">What it costs at most, priced: once, and by batch.</param>
/// <param name="Request">The line under that id; null where nothing or several things are to be asked.</param>
/// <param name="Read">What came for it; a reply is checked.</param>
internal sealed record PlannedLine(Spend Worst, Func<string, BatchRequest?> Request, Func<BatchLine, BatchReading<CallReply>> Read);
