using System.Text.RegularExpressions;

namespace Ponder.Benchmarks.Retrieval;

/// <summary>What a problem lacks, and how the numbers are read out of what was found. It knows the problem's words only, never its answer.</summary>
internal sealed partial class GapReader
{
    private readonly IReadOnlyList<string> sentences;
    private readonly string? town;

    public GapReader(string problem)
    {
        var all = FactProblem.Sentences(problem);
        town = Ledger().Match(all[0]) is { Success: true } ledger ? ledger.Groups[1].Value : null;
        sentences = town is null ? all : [.. all.Skip(1)];
    }

    /// <summary>A query for each sentence with gaps.</summary>
    public IReadOnlyList<string> Queries => [.. sentences.Where(HasGap).Select(Query)];

    /// <summary>The queries whose numbers do not stand in the text.</summary>
    public IReadOnlyList<string> Missing(string found) => [.. sentences.Where(HasGap).Where(s => Filled(s, found) is null).Select(Query)];

    /// <summary>The problem with the numbers that stand in the text; sentences whose numbers do not are left out.</summary>
    public string Problem(string found) => string.Join(' ', sentences.Select(s => HasGap(s) ? Filled(s, found) : s).OfType<string>());

    /// <summary>The problem as long as it can get.</summary>
    public string Longest => string.Join(' ', sentences).Replace(FactProblem.Gap, "9999", StringComparison.Ordinal);

    private static bool HasGap(string sentence) => sentence.Contains(FactProblem.Gap, StringComparison.Ordinal);

    private string Query(string sentence) => FactProblem.Entry(town ?? "", sentence).Replace(FactProblem.Gap, "", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal);

    private string? Filled(string sentence, string found)
    {
        var entry = Regex.Escape(FactProblem.Entry(town ?? "", "")) + "(" + Regex.Escape(sentence).Replace(Regex.Escape(FactProblem.Gap), @"\d+", StringComparison.Ordinal) + ")";
        return Regex.Match(found, entry) is { Success: true } match ? match.Groups[1].Value : null;
    }

    [GeneratedRegex(@"^The ledger of (\w+) has the numbers\.$")]
    private static partial Regex Ledger();
}
