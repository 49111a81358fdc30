namespace Ponder.Evaluation.Reliability;

/// <summary>A problem as one arm answered it.</summary>
/// <param name="Problem">The problem's place: all cases of one are held out together.</param>
/// <param name="Facts">What its pool showed.</param>
/// <param name="Share">The raw share of the vote, 0..1.</param>
/// <param name="Right">Whether the answer was right.</param>
internal sealed record ConfidenceCase(int Problem, double[] Facts, double Share, bool Right);
