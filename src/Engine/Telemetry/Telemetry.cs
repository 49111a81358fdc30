using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Ponder.Engine.Telemetry;

/// <summary>What the engine tells of itself, for whoever listens: spans of model calls and rounds, and counts of what they cost.</summary>
public static class Telemetry
{
    /// <summary>The name of the source of spans and of the meter.</summary>
    public const string Name = "Ponder";

    private static readonly Meter Meter = new(Name);

    internal static ActivitySource Source { get; } = new(Name);

    internal static Counter<long> Tokens { get; } = Meter.CreateCounter<long>("ponder.tokens", "{token}", "Tokens that models read or wrote.");

    internal static Histogram<int> Requests { get; } = Meter.CreateHistogram<int>("ponder.round.requests", "{request}", "Requests of a round that was called.");

    internal static Histogram<double> Seconds { get; } = Meter.CreateHistogram<double>("ponder.round.duration", "s", "How long the models took over a round.");
}
