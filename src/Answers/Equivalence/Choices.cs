namespace Ponder.Answers.Equivalence;

/// <summary>"(C) 42" and "C. 42" name a choice and say what it is.</summary>
internal static class Choices
{
    public static (string Letter, string Content)? Split(string text)
    {
        var at = text.StartsWith("\\text", StringComparison.Ordinal) ? text.IndexOf('{') + 1 : 0;
        var open = at < text.Length && text[at] == '(';
        if (open) at++;
        if (at + 1 >= text.Length || text[at] is < 'A' or > 'J'
            || !(text[at + 1] == ')' || (!open && text[at + 1] is '.' or ':')))
        {
            return null;
        }

        var content = text[(at + 2)..].TrimStart('}', ' ', '\\', ',', ':', '.');
        return content.Length == 0 ? null : (text[at].ToString(), content);
    }
}
