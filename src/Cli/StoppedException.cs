namespace Ponder.Cli;

/// <summary>Somebody stopped it, or no longer waits for it; the message says how to go on.</summary>
internal sealed class StoppedException(string message) : OperationCanceledException(message);
