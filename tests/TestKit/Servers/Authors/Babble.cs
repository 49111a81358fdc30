using Ponder.TestKit.Servers.Speech;

namespace Ponder.TestKit.Servers.Authors;

/// <summary>Writes random words, as a model does that is asked whether it keeps seeds.</summary>
internal static class Babble
{
    private static readonly string[] Words = ["lamp", "river", "seven", "moss", "engine", "quiet", "paper", "north", "salt", "window", "drum", "green"];

    public static bool Asked(string prompt) => prompt.Contains("random words", StringComparison.OrdinalIgnoreCase);

    public static string Write(Writing writing) =>
        string.Join(", ", Enumerable.Range(0, 8).Select(i => Words[(int)(FamilyAuthor.Chance(writing, $"word {i}") % (ulong)Words.Length)])) + ".";
}
