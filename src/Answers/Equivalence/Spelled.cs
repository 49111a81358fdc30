using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>An answer of bare letters: a word or code where their order must count, a product where it is the alphabet's.</summary>
internal static class Spelled
{
    private const int Shortest = 3;
    private const int LongestProduct = 3;

    public static bool IsWord(string text, List<Token> tokens)
    {
        if (text.Length < Shortest || tokens.Count != text.Length + 1) return false;
        var ordered = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetter(text[i])) return false;
            ordered &= i == 0 || text[i - 1] < text[i];
        }

        return !ordered || text.Length > LongestProduct;
    }
}
