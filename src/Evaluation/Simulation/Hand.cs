namespace Ponder.Evaluation.Simulation;

/// <summary>One order of a problem's samples: the class of each, what it cost, and what a verifier said of it.</summary>
/// <param name="Classes">A number for each answer, the same for equivalent ones; below 0 for none.</param>
/// <param name="Tokens">What each cost to write.</param>
/// <param name="Right">Whether a class is the right answer.</param>
/// <param name="Scores">The score of each, 0..1; null where it has none.</param>
/// <param name="Verifying">What scoring each cost, in tokens.</param>
internal sealed record Hand(int[] Classes, int[] Tokens, bool[] Right, double?[] Scores, int[] Verifying)
{
    /// <summary>How many samples there are.</summary>
    public int Count => Classes.Length;
}
