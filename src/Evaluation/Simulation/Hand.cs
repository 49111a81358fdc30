namespace Ponder.Evaluation.Simulation;

/// <summary>One order of a problem's samples: the class of each, and what it cost.</summary>
/// <param name="Classes">A number for each answer, the same for equivalent ones; below 0 for none.</param>
/// <param name="Tokens">What each cost.</param>
/// <param name="Right">Whether a class is the right answer.</param>
internal sealed record Hand(int[] Classes, int[] Tokens, bool[] Right)
{
    /// <summary>How many samples there are.</summary>
    public int Count => Classes.Length;
}
