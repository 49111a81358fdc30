using Ponder.Core;

namespace Ponder.Engine.Running;

/// <summary>
/// A model that gave nothing usable. The call stays charged at its worst case until it is repeated and recorded, and then as in doubt.
/// </summary>
public sealed class ModelException(string model, string message, Exception? inner = null) : PonderException($"{model} failed: {message}", inner);
