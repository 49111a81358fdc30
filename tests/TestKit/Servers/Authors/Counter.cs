namespace Ponder.TestKit.Servers.Authors;

/// <summary>Counts from one to thirty, as a model does that is asked what its server can do.</summary>
internal static class Counter
{
    private static readonly string[] Numbers =
    [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "twenty-one", "twenty-two", "twenty-three", "twenty-four",
        "twenty-five", "twenty-six", "twenty-seven", "twenty-eight", "twenty-nine", "thirty",
    ];

    private static readonly string All = string.Join(", ", Numbers) + ".";

    public static bool Asked(string prompt) => prompt.Contains("Count from one", StringComparison.OrdinalIgnoreCase);

    /// <summary>The rest, after what stands there; after what it would not have written, from the last number on.</summary>
    public static string Write(string begun)
    {
        if (All.StartsWith(begun, StringComparison.Ordinal)) return All[begun.Length..];
        var words = begun.Split((char[])[' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var last = Array.IndexOf(Numbers, words.LastOrDefault(Numbers.Contains) ?? "");
        return string.Join(", ", Numbers.Skip(last + 1)) + ".";
    }
}
