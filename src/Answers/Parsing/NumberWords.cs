using System.Collections.Frozen;
using Ponder.Answers.Arithmetic;

namespace Ponder.Answers.Parsing;

/// <summary>Small numbers written out: "seven", "twenty-one".</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, int> Known =
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
            .Split(' ').Select((word, value) => KeyValuePair.Create(word, value))
            .Concat("twenty thirty forty fifty sixty seventy eighty ninety".Split(' ')
                .Select((word, i) => KeyValuePair.Create(word, 20 + (10 * i))))
            .Append(KeyValuePair.Create("hundred", 100)).Append(KeyValuePair.Create("thousand", 1000))
            .ToFrozenDictionary();

    public static Rational? Value(string words)
    {
        var parts = words.ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is 0 or > 2 || !Known.TryGetValue(parts[0], out var first)) return null;
        if (parts.Length == 1) return first;
        if (!Known.TryGetValue(parts[1], out var second)) return null;
        return second >= 100 ? first * second : first is >= 20 and < 100 && second is > 0 and < 10 ? first + second : null;
    }
}
