namespace Ponder.Inference.Chat.Limits;

/// <summary>
/// The fewest tokens a text can have, whatever the vocabulary: the usual ones split a text into words before they look for tokens, so that
/// no token holds letters of two words.
/// </summary>
internal static class TextFloor
{
    public static int Words(string text)
    {
        var (words, inside) = (0, false);
        foreach (var sign in text)
        {
            var letter = char.IsLetter(sign);
            if (letter && !inside) words++;
            inside = letter || sign == '\'';
        }

        return words > 0 || text.Length == 0 ? words : 1;
    }
}
