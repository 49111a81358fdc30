using Ponder.Core.Retrieving;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.SearchO1;

/// <summary>How much a solution may search, and what it is given.</summary>
/// <param name="Searches">Searches of one solution at most.</param>
/// <param name="Top">Documents of one search at most.</param>
/// <param name="Room">Tokens of all documents of one search together.</param>
/// <param name="Notes">Tokens of what is condensed from them.</param>
/// <param name="Condenses">Whether they are condensed; else they are put into the solution as they are.</param>
internal sealed record SearchLimits(int Searches, int Top, int Room, int Notes, bool Condenses)
{
    private const string Condensed = "condensed";
    private const string Whole = "whole";

    /// <summary>The options.</summary>
    public static IReadOnlyList<Option> Options { get; } =
    [
        Option.Count("searches", "searches of one solution at most", 5, 0, 64),
        Option.Count("top", "documents of one search at most", 5, 1, 50),
        Option.Count("room", "tokens of one search's documents together: what is longer is cut", 2048, 16, 100_000),
        Option.Word("result", "what a solution is given: what the proposer condenses from the documents, or the documents themselves", Condensed, Whole),
        Option.Count("notes", "tokens of what is condensed from one search's documents", 512, 8, 10_000),
    ];

    public static SearchLimits Of(OptionValues options) => new(
        options.Count("searches"), options.Count("top"), options.Count("room"), options.Count("notes"), options.Word("result") == Condensed);

    /// <summary>What a solution is told where nothing was found for it.</summary>
    public static string Nothing { get; } = QueryMarks.Given("No documents could be had for this. Go on with what is known.");

    /// <summary>What it is told where it asks once more than it may.</summary>
    public static string NoMore { get; } = QueryMarks.Given("No further search is possible. Go on with what is known, and answer.");

    /// <summary>Tokens that are put into a solution at most, beside those it writes itself.</summary>
    public int Given => (Searches * Math.Max((Condenses ? Notes : Room) + QueryMarks.Around, Nothing.Length)) + NoMore.Length;

    /// <summary>What so many solutions ask for at most.</summary>
    public Demand Demand(int n, bool scored)
    {
        var more = n * (Searches + 1);
        List<DrawDemand> draws =
        [
            new(n, 1) { Scored = scored, Given = scored ? Given : 0 },
            new(more, more) { Continues = true, Samples = 0, Given = Given },
        ];

        // Looked at are the solution, which holds what it was given, and the documents, which may be longer than a solution.
        if (Condenses && Searches > 0) draws.Add(new(n * Searches, n * Searches) { Texts = 2, Samples = 0, MaxTokens = Notes, Given = Given + Room });
        return new(draws);
    }
}
