namespace Ponder.Core.Batching;

/// <summary>What a service takes in one batch, and how it is looked at.</summary>
public sealed record BatchLimits
{
    /// <summary>Requests in a file.</summary>
    /// <value>At least 1; 50,000 by default, as OpenAI and Azure OpenAI take.</value>
    public int Lines { get; init; } = 50_000;

    /// <summary>Bytes of a file.</summary>
    /// <value>At least 1; 200 MB by default, as OpenAI and Azure OpenAI take.</value>
    public long Bytes { get; init; } = 200_000_000;

    /// <summary>Tokens of a file, prompts and all that may be written: a batch beyond the service's quota is never taken.</summary>
    /// <value>Null by default: no limit but the service's own.</value>
    public long? Tokens { get; init; }

    /// <summary>How long between two looks.</summary>
    /// <value>A minute by default.</value>
    public TimeSpan Pace { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long after an order whose answer was lost the service surely lists it, if it took it.</summary>
    /// <value>A minute by default.</value>
    public TimeSpan Settling { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a request goes by batch before it is asked live.</summary>
    /// <value>At least 1; 2 by default.</value>
    public int Tries { get; init; } = 2;
}
