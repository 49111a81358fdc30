namespace Ponder.AspNet;

/// <summary>What is asked.</summary>
internal sealed record Question(string? Text);

/// <summary>The answer; without one, why.</summary>
internal sealed record Reply(string? Answer, double Confidence, string? Reason);
