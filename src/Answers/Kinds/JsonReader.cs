using Ponder.Answers.Extraction;

namespace Ponder.Answers.Kinds;

/// <summary>Reads JSON: the last fenced block that holds some, a box or tag that does, else the last balanced object or array.</summary>
internal static class JsonReader
{
    private const int MostTries = 20;

    public static AnswerReading Read(string text)
    {
        var (start, end, missing) = Transcript.Range(text);
        if (missing is not null || start == end) return new AnswerReading(null, missing ?? "the text is empty", 0, 0);
        var original = text[start..end];
        foreach (var block in Enumerable.Reverse(Fences.In(original)).Where(block => block.End >= 0).Take(MostTries))
            if (Of(original, block.Start, block.End, "the last fenced block") is { } fenced) return At(fenced, start);
        foreach (var found in new[] { BoxedAnswers.Last(original), TaggedAnswers.Last(original) })
        {
            if (found is not null && JsonText.Parse(found.Text) is not null)
                return new AnswerReading(found.Text.Trim(), found.Rule, start + found.Start, found.End - found.Start);
        }

        foreach (var (from, to) in Enumerable.Reverse(Balanced.In(original)).Take(MostTries))
            if (Of(original, from, to, "the last balanced object") is { } last) return At(last, start);
        return new AnswerReading(null, "there is no JSON object or array", 0, 0);
    }

    private static AnswerReading? Of(string text, int from, int to, string rule)
    {
        var part = text[from..to].Trim();
        return JsonText.Parse(part) is null ? null : new AnswerReading(part, rule, from, to - from);
    }

    private static AnswerReading At(AnswerReading reading, int start) => reading with { Start = start + reading.Start };
}
