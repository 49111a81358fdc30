using System.Globalization;
using System.Text;
using Ponder.Core.Proposing;
using Ponder.Core.Retrieving;

namespace Ponder.Engine.Running;

/// <summary>Documents as one text, and as much of it as a prompt has room for.</summary>
internal static class DocumentText
{
    /// <summary>Each document with its number and title, the best first.</summary>
    public static string Of(IEnumerable<RetrievedDocument> documents) => string.Join("\n\n", documents.Select((document, i) =>
        string.Create(CultureInfo.InvariantCulture, $"[{i + 1}] {document.Title.Trim()}\n{document.Text.Trim()}")));

    /// <summary>
    /// The longest beginning of the text that has no more tokens than that, cut between words, with what it has at most. Where the proposer
    /// cannot say how many tokens a text has, one is as short as a byte.
    /// </summary>
    public static (string Text, int Tokens) Cut(string text, int maxTokens, IProposer proposer)
    {
        if (Tokens(text) <= maxTokens) return (text, Tokens(text));
        var (fits, low, high) = ("", 0, text.Length);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            var part = Whole(text, middle);
            if (Tokens(part) <= maxTokens) (fits, low) = (part, middle);
            else high = middle;
        }

        return (fits, Tokens(fits));

        int Tokens(string part) => part.Length == 0 ? 0
            : proposer.Read(part) is { Refusal: null } reading ? Math.Min(reading.Tokens, Encoding.UTF8.GetByteCount(part)) : Encoding.UTF8.GetByteCount(part);
    }

    /// <summary>The first so many letters, without the word that they cut.</summary>
    private static string Whole(string text, int length)
    {
        if (length >= text.Length) return text;
        var end = length;
        while (end > 0 && !char.IsWhiteSpace(text[end])) end--;
        return (end > 0 ? text[..end] : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]).TrimEnd();
    }
}
