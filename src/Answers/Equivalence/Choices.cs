using Ponder.Answers.Extraction;
using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>"(C) 42" and "C. 42" name a choice and say what it is; "AD" and "A, D" name two.</summary>
internal static class Choices
{
    private const string Operations = "+*/=^_<>∪∩";

    public static (string Letter, string Content)? Split(string text)
    {
        var at = text.StartsWith("\\text", StringComparison.Ordinal) ? text.IndexOf('{') + 1 : 0;
        var open = at < text.Length && text[at] is '(' or '[';
        if (open) at++;
        if (at + 1 >= text.Length || text[at] is < 'A' or > 'J'
            || !(text[at + 1] is ')' || (open && text[at + 1] == ']') || (!open && text[at + 1] is '.' or ':')))
        {
            return null;
        }

        var content = text[(at + 2)..].TrimStart('}', ' ', '\\', ',', ':', '.');
        if (text[at + 1] == ':' && (!text[(at + 2)..].StartsWith(' ') || content.Length < 2 || content.Contains('='))) return null;
        if (content.Length == 0) return text[at + 1] is ')' or ']' && !open ? (text[at].ToString(), text[at].ToString()) : null;
        return Operations.Contains(content[0], StringComparison.Ordinal) || Choice.Letter(content) is not null
            || content.StartsWith("cup", StringComparison.Ordinal)
            ? null
            : (text[at].ToString(), content);
    }

    /// <summary>Different capitals side by side, as a set of choices.</summary>
    public static CollectionMeaning? Together(Expr expr)
    {
        if (expr is not Product { Factors: { Count: > 1 } factors }) return null;
        var letters = factors.Select(factor => factor is Sym { Name: [>= 'A' and <= 'J'] name } ? name : null).ToList();
        return letters.Contains(null) || letters.Distinct().Count() < letters.Count
            ? null
            : new CollectionMeaning([.. factors.Select(letter => new ScalarMeaning(new Scalar(letter, new Steps(200))))], IsSet: true);
    }
}
