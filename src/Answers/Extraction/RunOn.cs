namespace Ponder.Answers.Extraction;

/// <summary>Where a text that has answered goes on with another question, as models do that nothing stopped.</summary>
internal static class RunOn
{
    private static readonly string[] Turns =
    [
        "Question:", "Q:", "Problem:", "Human:", "User:", "### Question", "### Problem", "### Instruction", "### Human", "### User",
        "**Question", "问题：", "题目：",
    ];

    /// <summary>The end of the answer's text: before the first such turn that follows an answer.</summary>
    public static int End(string text, int start, int end)
    {
        for (var at = text.IndexOf('\n', start, end - start); at >= 0 && at + 1 < end; at = text.IndexOf('\n', at + 1, end - at - 1))
        {
            var turn = Array.Find(Turns, mark => string.CompareOrdinal(text, at + 1, mark, 0, mark.Length) == 0);
            if (turn is not null && Answers(text[start..at])) return at;
        }

        return end;
    }

    private static bool Answers(string text) =>
        text.Contains("####", StringComparison.Ordinal) || text.Contains("boxed{", StringComparison.Ordinal)
        || Announcements.In(PlainText.Of(text)).Count > 0;
}
