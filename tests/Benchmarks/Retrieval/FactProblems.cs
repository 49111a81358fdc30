using System.Globalization;
using System.Text.RegularExpressions;
using Ponder.Core.Seeds;
using Ponder.WordProblems;

namespace Ponder.Benchmarks.Retrieval;

/// <summary>
/// Word problems whose numbers stand only in documents: of one or two sentences every number is a gap, and the ledger of a town, which three
/// problems share, says what it is.
/// </summary>
/// <param name="Id">The problem's id.</param>
/// <param name="Text">The problem with gaps.</param>
/// <param name="Whole">The same problem without gaps.</param>
/// <param name="Answer">The right answer.</param>
/// <param name="Documents">The pages of ledgers that say what its gaps are.</param>
internal sealed partial record FactProblem(string Id, string Text, string Whole, int Answer, IReadOnlyList<string> Documents)
{
    /// <summary>Stands where a number is missing.</summary>
    public const string Gap = "[?]";

    private const int Shared = 3;
    private const int MostGaps = 2;
    private static readonly string[] Syllables = ["bra", "den", "fol", "gim", "hul", "kas", "lor", "mev", "nif", "pud", "rix", "sel", "tob", "vun", "wex", "zal"];

    /// <summary>The first so many problems of 2 to 4 steps of the test split with something to hide.</summary>
    public static IReadOnlyList<FactProblem> Make(int count, ulong seed) =>
        [.. WordProblemGenerator.Generate(Split.Test, seed, count * 20).Where(p => p.Steps is >= 2 and <= 4).Select(Of).OfType<FactProblem>().Take(count).Select((p, i) => p.In(Town(i / Shared)))];

    /// <summary>What the ledger of a town says of a sentence.</summary>
    public static string Entry(string town, string sentence) => $"In {town}, {sentence}";

    /// <summary>The sentences of a problem.</summary>
    public static IReadOnlyList<string> Sentences(string text) => [.. SentenceEnd().Split(text).Where(s => s.Length > 0)];

    /// <summary>A name that no other town has, made of syllables.</summary>
    private static string Town(int number)
    {
        var (hash, name) = (Seed.Hash($"town {number}"), "");
        for (var i = 0; i < 3; i++) name += Syllables[(hash >> (4 * i)) & 15];
        return string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(name[0])}{name[1..]}{(char)('a' + (number % 26))}");
    }

    /// <summary>The problem with its gaps and no town yet; null where it has no sentence with a number before its question.</summary>
    private static FactProblem? Of(WordProblem problem)
    {
        var sentences = Sentences(problem.Text);
        var hidden = sentences.SkipLast(1).Where(s => Number().IsMatch(s)).OrderBy(s => Seed.Hash($"hide {problem.Id} {s}")).Take(MostGaps).ToHashSet();
        return hidden.Count == 0 ? null : new(
            problem.Id, string.Join(' ', sentences.Select(s => hidden.Contains(s) ? Number().Replace(s, Gap) : s)), problem.Text, problem.Answer, [.. sentences.Where(hidden.Contains)]);
    }

    private FactProblem In(string town) => this with { Text = $"The ledger of {town} has the numbers. {Text}", Documents = [.. Documents.Select(d => Entry(town, d))] };

    [GeneratedRegex(@"(?<=[.?])\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
