namespace Ponder.Answers.Parsing;

/// <summary>The months by their English names, whole or as their first three letters.</summary>
internal static class Months
{
    private const int Short = 3;

    private static readonly string[] Names =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>From 1 to 12, or 0 where it is none.</summary>
    public static int Find(string name) => name.Length < Short ? 0
        : Array.FindIndex(Names, month => month.StartsWith(name[..Short], StringComparison.OrdinalIgnoreCase)) + 1;

    /// <summary>Whether the word is nothing but a month's name.</summary>
    public static bool IsMonth(string word) => Find(word) is > 0 and var month
        && (word.Length == Short || Names[month - 1].Equals(word, StringComparison.OrdinalIgnoreCase));
}
