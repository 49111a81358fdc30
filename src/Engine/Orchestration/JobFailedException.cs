using Ponder.Core;

namespace Ponder.Engine.Orchestration;

/// <summary>A job that cannot go on as things are; the message says why. Resuming it goes on from its journal.</summary>
public sealed class JobFailedException(string message) : PonderException(message);
