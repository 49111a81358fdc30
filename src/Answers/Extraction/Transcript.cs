namespace Ponder.Answers.Extraction;

/// <summary>Removes what a chat template may leave around an answer: thoughts before it, special tokens after it.</summary>
internal static class Transcript
{
    private const string EndOfThought = "</think>";

    public static string Trim(string text)
    {
        var thought = text.LastIndexOf(EndOfThought, StringComparison.Ordinal);
        if (thought >= 0 && text[(thought + EndOfThought.Length)..] is var answer && !string.IsNullOrWhiteSpace(answer)) text = answer;
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
