namespace Ponder.Answers.Extraction;

/// <summary>Tells a formula from a piece of one.</summary>
internal static class Wholeness
{
    /// <summary>It begins and ends with operands and closes what it opens. A half-open interval is whole.</summary>
    public static bool IsWhole(string formula)
    {
        var text = formula.AsSpan().Trim().Trim("$.,;: ");
        if (text.IsEmpty) return false;
        if (text[^1] is '+' or '-' or '*' or '/' or '=' or '<' or '>' or '^' or '_' or '(' or '{' or '×' or '÷') return false;
        if (text[0] is '*' or '/' or '^' or '_' or ')' or '}' or '<' or '>') return false;
        var (round, curly) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '{' or '}')
            {
                i++;
                continue;
            }

            if (text[i] is '(' or '[') round++;
            else if (text[i] is ')' or ']') round--;
            else if (text[i] == '{') curly++;
            else if (text[i] == '}' && --curly < 0) return false;
        }

        return curly == 0 && (round == 0 || text[0] is ']' || text[^1] is '[');
    }

    /// <summary>One small letter only names what is sought.</summary>
    public static bool IsMention(string formula) => formula.Trim() is [>= 'a' and <= 'z'] or "\\theta" or "\\alpha";
}
