using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation;

/// <summary>Breadth first: while a problem has no sample, no other gets more.</summary>
internal static class Breadth
{
    /// <summary>The first look for every problem that has had none; null where all have.</summary>
    public static Allotment? First(IReadOnlyList<Standing> standings, StrategyChoice look)
    {
        var unbegun = standings.Where(s => s.Unbegun).ToList();
        return unbegun.Count == 0
            ? null
            : new([.. unbegun.Select(s => new Assignment(s.Problem, look))], $"{unbegun.Count} problems have no sample yet and come first");
    }
}
