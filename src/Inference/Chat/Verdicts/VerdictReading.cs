namespace Ponder.Inference.Chat.Verdicts;

/// <summary>What a judge's words came to.</summary>
/// <param name="Scores">A score in 0..1 for each step that was asked for; null where the words do not give all of them.</param>
/// <param name="Reason">Why there are none: which steps are missing and what was seen.</param>
internal readonly record struct VerdictReading(IReadOnlyList<double>? Scores, string? Reason);
