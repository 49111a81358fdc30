namespace Ponder.WordProblems;

/// <summary>A world with its own nouns, its own ways to begin and things that happen only there.</summary>
internal sealed record Story(
    string Id,
    IReadOnlyList<string> Items,
    IReadOnlyList<string> Boxes,
    IReadOnlyList<Event> Openings,
    IReadOnlyList<Event> Events,
    IReadOnlyList<Event> Questions)
{
    /// <summary>Who owns the count when it is not a person: "the library".</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
}
