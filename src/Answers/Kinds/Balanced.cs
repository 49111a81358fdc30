namespace Ponder.Answers.Kinds;

/// <summary>Outermost stretches of a text that begin with a brace or bracket and end with the one that closes it.</summary>
internal static class Balanced
{
    private const int MostRestarts = 20;

    public static List<(int Start, int End)> In(string text)
    {
        var (found, restarts) = (new List<(int, int)>(), 0);
        for (var at = 0; at < text.Length;)
        {
            var next = text.AsSpan(at).IndexOfAny('{', '[');
            if (next < 0) break;
            at += next;
            var end = Close(text, at);
            if (end > 0) found.Add((at, end));
            else if (++restarts > MostRestarts) break;
            at = end > 0 ? end : at + 1;
        }

        return found;
    }

    private static int Close(string text, int start)
    {
        var (open, quoted) = (new Stack<char>(), false);
        for (var i = start; i < text.Length; i++)
        {
            if (quoted)
            {
                if (text[i] == '\\') i++;
                else if (text[i] == '"') quoted = false;
                continue;
            }

            quoted = text[i] == '"';
            if (text[i] is '{' or '[') open.Push(text[i] == '{' ? '}' : ']');
            if (text[i] is not ('}' or ']')) continue;
            if (open.Pop() != text[i]) return -1;
            if (open.Count == 0) return i + 1;
        }

        return -1;
    }
}
