using System.Text;

namespace Ponder.Core.Retrieving;

/// <summary>
/// The marks with which a solution asks for documents, and between which it is given what they say (Search-o1, Li et al. 2025,
/// arXiv 2501.05366).
/// </summary>
public static class QueryMarks
{
    /// <summary>Stands before a query.</summary>
    public const string Query = "<|begin_search_query|>";

    /// <summary>Stands after it: here the model stops.</summary>
    public const string QueryEnd = "<|end_search_query|>";

    /// <summary>Stands before what was found.</summary>
    public const string Result = "<|begin_search_result|>";

    /// <summary>Stands after it.</summary>
    public const string ResultEnd = "<|end_search_result|>";

    /// <summary>Letters of a query that are searched for; the rest is left out.</summary>
    private const int Longest = 1000;

    /// <summary>What stands around a result, in bytes: no token has less than one.</summary>
    public static int Around { get; } = Encoding.UTF8.GetByteCount(Given(""));

    /// <summary>A result as it is put after a solution that asked.</summary>
    public static string Given(string result) => $"\n\n{Result}{result.Trim()}{ResultEnd}\n\n";

    /// <summary>
    /// The text up to where it asks, the end mark included; null where it does not ask. A query that the model ended the text in has an end:
    /// servers that stop at a mark leave it out.
    /// </summary>
    /// <param name="text">What was written.</param>
    /// <param name="ended">Whether the text was ended, not cut off.</param>
    public static string? Asking(string text, bool ended)
    {
        var begin = text.IndexOf(Query, StringComparison.Ordinal);
        if (begin < 0) return null;
        var end = text.IndexOf(QueryEnd, begin, StringComparison.Ordinal);
        return end >= 0 ? text[..(end + QueryEnd.Length)] : ended ? $"{text.TrimEnd()}{QueryEnd}" : null;
    }

    /// <summary>The last query of the text; empty where there is none.</summary>
    public static string Last(string text)
    {
        var begin = text.LastIndexOf(Query, StringComparison.Ordinal);
        if (begin < 0) return "";
        begin += Query.Length;
        var end = text.IndexOf(QueryEnd, begin, StringComparison.Ordinal);
        var query = (end < 0 ? text[begin..] : text[begin..end]).Trim();
        return query.Length <= Longest ? query : query[..Longest];
    }

    /// <summary>What was written after the last result: only there the solution answers.</summary>
    public static string AfterResults(string text)
    {
        var end = text.LastIndexOf(ResultEnd, StringComparison.Ordinal);
        return end < 0 ? text : text[(end + ResultEnd.Length)..];
    }
}
