namespace Ponder.Answers;

/// <summary>How many pairs of one label were judged as labelled.</summary>
/// <param name="Right">Those judged as labelled.</param>
/// <param name="Total">All pairs with this label.</param>
public readonly record struct PairCount(int Right, int Total)
{
    internal static PairCount Of(IEnumerable<JudgedPair> pairs, bool label)
    {
        var (right, total) = (0, 0);
        foreach (var pair in pairs.Where(pair => pair.Expected == label))
        {
            total++;
            if (pair.Right) right++;
        }

        return new(right, total);
    }
}
