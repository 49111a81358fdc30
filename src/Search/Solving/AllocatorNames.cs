namespace Ponder.Search.Solving;

/// <summary>What the allocators are called: a choice may name one in a strategy's place, so no strategy may be called so.</summary>
public static class AllocatorNames
{
    /// <summary>N samples for each problem are shared among all of them.</summary>
    public const string Auto = "auto";

    /// <summary>The job's cap is shared among its problems.</summary>
    public const string Batch = "batch";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Auto, Batch];

    /// <summary>Their option for the accuracy that answers without review are to have.</summary>
    public const string Target = "target";
}
