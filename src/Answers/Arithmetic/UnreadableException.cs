namespace Ponder.Answers.Arithmetic;

/// <summary>This text has no reading as mathematics, or one too large to work out. Never leaves the assembly.</summary>
internal sealed class UnreadableException(string message) : ArithmeticException(message);
