using Ponder.Core.Batching;

namespace Ponder.Inference.Chat;

/// <summary>How a deployment takes requests by batch. Each property is a setting of the same name below <c>Batch</c>.</summary>
public sealed record ChatBatch
{
    private static readonly BatchLimits Usual = new();

    /// <summary>The model or deployment that batches go to: on Azure one of the type Global Batch or Data Zone Batch, which takes nothing else.</summary>
    /// <value>The default is null: the same as live.</value>
    public string? Model { get; init; }

    /// <summary>Requests in a file.</summary>
    /// <value>From 1 to 100000; the default is 50,000, as much as OpenAI and Azure OpenAI take.</value>
    public int Lines { get; init; } = Usual.Lines;

    /// <summary>Bytes of a file.</summary>
    /// <value>From 10,000; the default is 200 MB, as much as OpenAI and Azure OpenAI take.</value>
    public long Bytes { get; init; } = Usual.Bytes;

    /// <summary>Tokens of a file, prompts and all that may be written: set it to the deployment's quota of enqueued tokens, which no batch may be above.</summary>
    /// <value>The default is null: no limit; batches that the service has no room for are made smaller.</value>
    public long? Tokens { get; init; }

    /// <summary>How long between two looks at a batch.</summary>
    /// <value>From 0.1 seconds to an hour; the default is a minute.</value>
    public TimeSpan Pace { get; init; } = Usual.Pace;

    /// <summary>How long after an order whose answer was lost the service surely lists it, if it took it.</summary>
    /// <value>From 0 to an hour; the default is a minute.</value>
    public TimeSpan Settling { get; init; } = Usual.Settling;

    /// <summary>How often a request goes by batch before it is asked live.</summary>
    /// <value>From 1 to 10; the default is 2.</value>
    public int Tries { get; init; } = Usual.Tries;

    internal BatchLimits Limits => new() { Lines = Lines, Bytes = Bytes, Tokens = Tokens, Pace = Pace, Settling = Settling, Tries = Tries };
}
