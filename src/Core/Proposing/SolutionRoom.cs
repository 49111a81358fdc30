namespace Ponder.Core.Proposing;

/// <summary>
/// How many tokens a solution has room for where nobody says. A model that writes its reasoning out takes hundreds of tokens for a problem of
/// a competition, one that thinks first takes thousands: with too few the answer is cut off, and paid for all the same.
/// </summary>
public static class SolutionRoom
{
    private const int Least = 256;
    private const int Most = 2048;
    private const int MostThinking = 16_384;

    /// <summary>A quarter of the context, 2048 at most; of a model that thinks a half, 16,384 at most. 256 where the context has room for that.</summary>
    /// <param name="context">Prompt and completion together, in tokens.</param>
    /// <param name="thinks">Whether the model thinks before it answers.</param>
    public static int Of(int context, bool thinks) =>
        Math.Max(Math.Min(Least, context / 2), thinks ? Math.Min(MostThinking, context / 2) : Math.Min(Most, context / 4));
}
