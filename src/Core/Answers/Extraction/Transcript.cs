namespace Ponder.Core.Answers.Extraction;

/// <summary>Removes what a chat template may leave at the end of a completion.</summary>
internal static class Transcript
{
    public static string Trim(string text)
    {
        var end = text.Length;
        for (var at = text.IndexOf("<|", StringComparison.Ordinal); at >= 0; at = text.IndexOf("<|", at + 2, StringComparison.Ordinal))
        {
            if (text.IndexOf("|>", at, StringComparison.Ordinal) < 0) break;
            if (at == 0) continue;
            end = at;
            break;
        }
        return text[..end].Trim();
    }
}
