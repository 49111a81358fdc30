using Ponder.Core;

namespace Ponder.Cli.Service;

/// <summary>A service that cannot be worked with now: it does not answer, fails, refuses the key, or gives what cannot be read.</summary>
internal sealed class ServiceException(string message, Exception? inner = null) : PonderException(message, inner);

/// <summary>A request that the service has read and refused, in its words: the caller can change it.</summary>
internal sealed class RefusedException(string message) : InputException(message);
