namespace Ponder.Answers.Parsing;

internal static class Braces
{
    /// <summary>The place of the brace that closes the one at <paramref name="open"/>, or -1. Escaped braces do not count.</summary>
    public static int Close(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '{') depth++;
            else if (text[i] == '}' && --depth == 0) return i;
        }

        return -1;
    }
}
