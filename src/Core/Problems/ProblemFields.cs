namespace Ponder.Core.Problems;

/// <summary>Which fields of a file hold what, where its own names are not among those that are known.</summary>
public sealed record ProblemFields
{
    /// <summary>The field of the question.</summary>
    /// <value>Null: the first that is there of the usual names.</value>
    public string? Problem { get; init; }

    /// <summary>The field of the right answer.</summary>
    /// <value>Null: the first that is there, and not empty, of the usual names.</value>
    public string? Answer { get; init; }

    /// <summary>The field of the problem's name.</summary>
    /// <value>Null: <c>id</c>, <c>unique_id</c> or <c>custom_id</c>.</value>
    public string? Id { get; init; }
}
