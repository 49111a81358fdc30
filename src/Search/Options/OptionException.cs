using Ponder.Core;

namespace Ponder.Search.Options;

/// <summary>An option that cannot be used; the message says which and what was expected.</summary>
public sealed class OptionException(string message, Exception? inner = null) : InputException(message, inner);
