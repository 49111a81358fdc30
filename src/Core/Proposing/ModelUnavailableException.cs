using Ponder.Core.Budgets;

namespace Ponder.Core.Proposing;

/// <summary>
/// A model cannot be had now: it cannot be reached, or a setting is wrong. That is no result: the job stops, and asks again when it is
/// resumed. The message says what to fix.
/// </summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="inner">What it came from.</param>
public class ModelUnavailableException(string message, Exception? inner = null) : PonderException(message, inner)
{
    /// <summary>What trying may have been billed for, at its worst case.</summary>
    /// <value>Nothing by default.</value>
    public Spend Doubt { get; init; }

    /// <summary>Whether asking again cannot help until somebody has changed something: a setting is wrong.</summary>
    /// <value>False by default: it may pass.</value>
    public bool Lasting { get; init; }
}
