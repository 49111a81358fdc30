namespace Ponder.Inference.Chat.Verdicts;

/// <summary>A score as it is written.</summary>
/// <param name="Value">The number.</param>
/// <param name="Most">The best that can be had, where it is written: 100 for per cent, 10 for <c>9/10</c>.</param>
/// <param name="Fraction">Whether the number has a decimal point.</param>
internal readonly record struct Score(double Value, int? Most, bool Fraction);
