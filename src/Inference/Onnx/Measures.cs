using System.Diagnostics.Metrics;

namespace Ponder.Inference.Onnx;

/// <summary>
/// How full batches are and how long calls wait for their turn, under the engine's name: whoever listens to it hears both.
/// </summary>
internal static class Measures
{
    private static readonly Meter Meter = new("Ponder");

    /// <summary>Of the places that a model's steps had, the part that rows filled.</summary>
    public static Histogram<double> Fill { get; } = Meter.CreateHistogram<double>("ponder.batch.fill", "1", "Of the places of a model's batches, the part that was filled.");

    /// <summary>From a call to its first batch.</summary>
    public static Histogram<double> Queue { get; } = Meter.CreateHistogram<double>("ponder.queue.duration", "s", "How long calls waited for a model that others used.");

    /// <summary>Texts that made room for prompts which had waited too long.</summary>
    public static Counter<long> Parked { get; } = Meter.CreateCounter<long>("ponder.model.parked", "{text}", "Texts that made room for prompts which had waited too long.");

    /// <summary>Tokens that models have written.</summary>
    public static Counter<long> Tokens { get; } = Meter.CreateCounter<long>("ponder.model.tokens", "{token}", "Tokens that models in the process have written.");
}
