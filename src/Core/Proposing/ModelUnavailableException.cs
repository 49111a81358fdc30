namespace Ponder.Core.Proposing;

/// <summary>Nothing can be had of a model, and nothing was spent on trying. The message says what to mend.</summary>
public sealed class ModelUnavailableException(string message, Exception? inner = null) : PonderException(message, inner);
