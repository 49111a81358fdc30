using Ponder.Core.Proposing;

namespace Ponder.Core.Batching;

/// <summary>A batch was refused, and surely not made.</summary>
public class BatchRefusedException(string message) : ModelUnavailableException(message);

/// <summary>A batch was refused since the service has no room for it now.</summary>
public sealed class BatchFullException(string message) : BatchRefusedException(message)
{
    /// <summary>How long the service asks to be left alone; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
