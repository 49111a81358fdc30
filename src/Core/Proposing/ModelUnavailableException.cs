namespace Ponder.Core.Proposing;

/// <summary>Nothing can be had of a model, and nothing was spent on trying. The message says what to fix.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="inner">What it came from.</param>
public sealed class ModelUnavailableException(string message, Exception? inner = null) : PonderException(message, inner);
