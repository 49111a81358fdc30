using Ponder.Answers.Extraction;
using Ponder.Answers.Kinds;

namespace Ponder.Answers;

/// <summary>Finds what a solution's text answers.</summary>
public static class AnswerExtractor
{
    /// <summary>The answer's text, or null where there is none: what <see cref="Read"/> reads, without where and why.</summary>
    /// <param name="text">A whole solution.</param>
    /// <param name="options">What counts as an answer; null is <see cref="ExtractionOptions.Default"/>.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static string? Extract(string text, ExtractionOptions? options = null) => Read(text, options).Answer;

    /// <summary>
    /// The latest of \boxed{…}, ####, an answer tag and "final answer is", unless a later "answer: …" is clear; else what is announced
    /// as the answer in one of many languages; else how the text ends: nothing but an answer, an answer in bold type, a sum worked out;
    /// else the last formula of the last paragraph. A box left open is no answer, nor is a piece of a formula. Other kinds of answers than
    /// mathematics have rules of their own: docs/answers.md tells them.
    /// </summary>
    /// <param name="text">A whole solution.</param>
    /// <param name="options">What counts as an answer; null is <see cref="ExtractionOptions.Default"/>.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static AnswerReading Read(string text, ExtractionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        options ??= ExtractionOptions.Default;
        return options.Kind switch
        {
            AnswerKind.Choice => ChoiceReader.Read(text, options),
            AnswerKind.Text => WordsReader.Read(text),
            AnswerKind.Json => JsonReader.Read(text),
            AnswerKind.Code => CodeReader.Read(text),
            _ => Mathematics(text, options.LastNumber),
        };
    }

    internal static AnswerReading Mathematics(string text, bool lastNumber = false)
    {
        var (start, end, missing) = Transcript.Range(text);
        if (missing is not null) return new AnswerReading(null, missing, 0, 0);
        if (start == end) return new AnswerReading(null, "the text is empty", 0, 0);
        var original = text[start..end];
        var plain = PlainText.Of(original);
        if (BoxedAnswers.EndsOpen(plain)) return new AnswerReading(null, "the last box is left open", 0, 0);
        var found = Certain(plain, original) ?? (lastNumber ? NumberScan.Last(plain) : null);
        return found is null
            ? new AnswerReading(null, Reason(plain), 0, 0)
            : new AnswerReading(Quotes.Strip(found.Text), found.Rule, start + found.Start, found.End - found.Start);
    }

    private static Found? Certain(string text, string original)
    {
        var announced = Announcements.In(text);
        if (Latest(BoxedAnswers.Last(text), Latest(TaggedAnswers.Last(text), StatedAnswers.Final(text, announced))) is { } certain)
            return StatedAnswers.After(certain.End, text, announced) ?? certain;
        var stated = StatedAnswers.Plain(text, announced);
        if (stated is { Clear: true }) return stated;
        return BareAnswer.Of(text) is { } bare && Wholeness.IsWhole(bare.Text) ? bare
            : stated is null || text.Length - stated.End > 1 ? ClosingAnswers.Of(text, original) ?? stated ?? LastFormula(text)
            : stated;
    }

    private static Found? LastFormula(string text) =>
        MathSpans.Last(text) is { } last && Wholeness.IsWhole(last.Text) && !Wholeness.IsMention(last.Text)
            && text.IndexOf("\n\n", last.End, StringComparison.Ordinal) < 0
            ? last with { Rule = "the last formula" }
            : null;

    private static string Reason(string text) =>
        MathSpans.Last(text) is { } last ? $"nothing is announced, and the last formula, {last.Text}, is not surely the answer"
        : "nothing is announced as the answer";

    private static Found? Latest(Found? a, Found? b) => a is null ? b : b is null ? a : b.Start > a.Start ? b : a;
}
