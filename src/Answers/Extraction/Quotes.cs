namespace Ponder.Answers.Extraction;

/// <summary>Quotation marks around the whole of an answer say nothing.</summary>
internal static class Quotes
{
    private static readonly string[] Pairs = ["''", "\"\"", "“”", "‘’", "«»", "「」", "『』", "``", "`'", "„“", "‹›"];

    public static string Strip(string answer)
    {
        while (answer.Length > 2)
        {
            var pair = Array.Find(Pairs, p => answer[0] == p[0] && answer[^1] == p[1]);
            if (pair is null || answer.AsSpan(1, answer.Length - 2).IndexOfAny(pair) >= 0) return answer;
            answer = answer[1..^1].Trim();
        }

        return answer;
    }
}
