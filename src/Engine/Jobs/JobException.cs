using Ponder.Core;

namespace Ponder.Engine.Jobs;

/// <summary>A job that cannot be run as asked; the message says what to change.</summary>
public sealed class JobException(string message) : InputException(message);

/// <summary>A job that another process runs: nothing is wrong with it, it has to wait.</summary>
public sealed class JobBusyException(string job) : PonderException($"job {job} is being run by another process");
