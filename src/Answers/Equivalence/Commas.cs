namespace Ponder.Answers.Equivalence;

/// <summary>Whether commas separate or point.</summary>
internal static class Commas
{
    /// <summary>0,111 is hardly a list.</summary>
    private const int LongFraction = 3;

    public static CommaReading In(string text)
    {
        var (points, between, surely) = (false, false, false);
        for (var i = text.IndexOf(','); i >= 0; i = text.IndexOf(',', i + 1))
        {
            if (i == 0 || i + 1 == text.Length || !char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i + 1])) between = true;
            else if (Length(text, i + 1) != 3 || Starts(text, i) is 0 or > 3) points = true;
            surely |= i > 0 && text[i - 1] == '0' && (i == 1 || !char.IsAsciiDigit(text[i - 2])) && Length(text, i + 1) >= LongFraction;
            if (IsFollowedByAnother(text, i)) between = true;
        }

        if (!points || between) return CommaReading.List;
        if (text.Contains(';')) return CommaReading.Decimal;
        if (surely && text.AsSpan().IndexOfAny("([{") < 0) return CommaReading.Decimal;
        return text.AsSpan().IndexOfAny("([{") >= 0 ? CommaReading.List : CommaReading.Either;
    }

    /// <summary>1,2,3 is a list.</summary>
    private static bool IsFollowedByAnother(string text, int comma)
    {
        var end = comma + 1 + Length(text, comma + 1);
        return end + 1 < text.Length && text[end] == ',' && char.IsAsciiDigit(text[end + 1]);
    }

    private static int Length(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end - at;
    }

    /// <summary>The length of the digits before the comma; 0 where the first is a zero.</summary>
    private static int Starts(string text, int comma)
    {
        var start = comma;
        while (start > 0 && char.IsAsciiDigit(text[start - 1])) start--;
        return text[start] == '0' ? 0 : comma - start;
    }
}
