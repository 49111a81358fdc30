using Ponder.Answers.Extraction;

namespace Ponder.Answers.Kinds;

/// <summary>Reads code: the last fenced block; where there is none, the whole text.</summary>
internal static class CodeReader
{
    public static AnswerReading Read(string text)
    {
        var (start, end, missing) = Transcript.Range(text);
        if (missing is not null || start == end) return new AnswerReading(null, missing ?? "the text is empty", 0, 0);
        var original = text[start..end];
        var blocks = Fences.In(original);
        if (blocks is [.., { End: < 0 }]) return new AnswerReading(null, "the last fenced block is left open", 0, 0);
        foreach (var block in Enumerable.Reverse(blocks))
        {
            var code = original[block.Start..block.End];
            if (!string.IsNullOrWhiteSpace(code)) return new AnswerReading(code, "the last fenced block", start + block.Start, code.Length);
        }

        return new AnswerReading(original, "the whole text", start, end - start);
    }
}
