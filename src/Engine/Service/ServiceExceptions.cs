using Ponder.Core;

namespace Ponder.Engine.Service;

/// <summary>Something asked for is not there: a job, a problem file, or the report of a job that has not ended.</summary>
public sealed class MissingException(string message) : InputException(message);

/// <summary>Something cannot be done with the job as it stands now.</summary>
public sealed class ConflictException(string message) : PonderException(message);
