using Ponder.Answers.Extraction;

namespace Ponder.Answers;

/// <summary>Finds what a solution's text answers.</summary>
public static class AnswerExtractor
{
    /// <summary>
    /// The answer's text, or null where there is none. The latest of \boxed{…}, #### and "final answer is"; else "answer is" or "Answer:";
    /// else the text itself when it is nothing but an answer; else the last formula. A box left open is no answer.
    /// </summary>
    /// <param name="text">A whole solution.</param>
    /// <param name="options">What counts as an answer; null is <see cref="ExtractionOptions.Default"/>.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static string? Extract(string text, ExtractionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = Transcript.Trim(text);
        if (text.Length == 0 || BoxedAnswers.EndsOpen(text)) return null;
        var found = Latest(BoxedAnswers.Last(text), AnswerPhrases.Final.Last(text))
            ?? AnswerPhrases.Plain.Last(text)
            ?? BareAnswer.Of(text)
            ?? MathSpans.Last(text);
        if (found is null && (options ?? ExtractionOptions.Default).LastNumber) found = NumberScan.Last(text);
        return found?.Text;
    }

    private static Found? Latest(Found? a, Found? b) => a is null ? b : b is null ? a : b.Start > a.Start ? b : a;
}
