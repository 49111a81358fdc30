namespace Ponder.Core;

/// <summary>Everything that Ponder itself throws: the message says what is wrong and what to do.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="inner">What it came from.</param>
public abstract class PonderException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What was asked for cannot be done as it was asked: an option, a setting, a file. The one who asked can change it.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="inner">What it came from.</param>
public abstract class InputException(string message, Exception? inner = null) : PonderException(message, inner);
