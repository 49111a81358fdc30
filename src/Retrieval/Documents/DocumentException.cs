using Ponder.Core;

namespace Ponder.Retrieval.Documents;

/// <summary>Documents that cannot be read as they are. The message names the file, the line where it has lines, and what was expected.</summary>
public sealed class DocumentException(string message, Exception? inner = null) : InputException(message, inner);
