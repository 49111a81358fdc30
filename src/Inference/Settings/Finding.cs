namespace Ponder.Inference.Settings;

/// <summary>One thing looked at: whether it is in order, and what was seen or what to fix.</summary>
/// <param name="Subject">What was looked at, in a few words.</param>
/// <param name="Good">Whether it is in order.</param>
/// <param name="Words">What was seen, or what to fix.</param>
public sealed record Finding(string Subject, bool Good, string Words);
