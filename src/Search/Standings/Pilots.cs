
namespace Ponder.Search.Standings;

/// <summary>The first look at every problem.</summary>
public static class Pilots
{
    /// <summary>
    /// Samples of a first look, by how much of it the cap has room for: two and two can disagree, so four are a pilot; under a tight cap
    /// one
    /// sample of every problem beats four of a few.
    /// </summary>
    public static IReadOnlyList<int> Sizes { get; } = [1, 2, 4];
}
