namespace Ponder.Inference.Settings;

/// <summary>One thing looked at: whether it is in order, and what was seen or what to mend.</summary>
public sealed record Finding(string Subject, bool Good, string Words);
