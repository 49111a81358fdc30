using System.Text.Json;
using Ponder.Answers.Equivalence;

namespace Ponder.Answers.Kinds;

/// <summary>What a reference says of the kind of its problem.</summary>
internal static class KindFinder
{
    private const int FewestWords = 3;
    private static readonly string[] Verdicts = ["yes", "no", "true", "false"];

    public static AnswerKind? Find(string reference, string problem) =>
        reference.Length == 0 ? null
        : IsObject(reference) ? AnswerKind.Json
        : IsOption(reference, problem) ? AnswerKind.Choice
        : Verdicts.Contains(reference.TrimEnd('.'), StringComparer.OrdinalIgnoreCase) || IsProse(reference) ? AnswerKind.Text
        : null;

    private static bool IsObject(string reference) =>
        reference[0] == '{' && JsonText.Parse(reference) is { ValueKind: JsonValueKind.Object } json && json.EnumerateObject().Any();

    private static bool IsOption(string reference, string problem) =>
        reference.Length <= 20 && Letters.Of(reference, 'J') is { } letters && Options.In(problem) is { Count: > 1 } options
            && letters[^1] <= options.Last;

    private static bool IsProse(string reference)
    {
        var words = reference.TrimEnd('.').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= FewestWords
            && reference.All(c => char.IsLetter(c) || c is ' ' or ',' or '.' or '-' or '\'' or '’' or ';' or '"')
            && words.Count(word => word.Trim(',', '.', ';', '"').Length > 1) >= FewestWords
            && AnswerCache.Get(reference).Meanings is [TextMeaning] or [QuantityMeaning { Value.Number: null }];
    }
}
