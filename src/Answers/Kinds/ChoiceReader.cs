using Ponder.Answers.Extraction;

namespace Ponder.Answers.Kinds;

/// <summary>Reads the option a text chooses: its letter where an answer stands, else what it says, else the one named last.</summary>
internal static class ChoiceReader
{
    public static AnswerReading Read(string text, ExtractionOptions sought)
    {
        var options = Options.In(sought.Problem ?? "");
        var reading = AnswerExtractor.Mathematics(text);
        if (reading.Answer is { } found)
        {
            if (Letters.Of(found, options.Last) is { } letters) return reading with { Answer = letters };
            if (options.Saying(found) is { } letter)
                return reading with { Answer = letter, Why = $"{reading.Why}: what option {letter} says" };
        }

        var (start, end, missing) = Transcript.Range(text);
        if (missing is not null || start == end) return reading;
        var words = WordsReader.Read(text);
        if (words.Answer is { } said && options.Saying(said) is { } option)
            return words with { Answer = option, Why = $"{words.Why}: what option {option} says" };
        if (NamedOption.Last(PlainText.Of(text[start..end]), options.Last) is { } named)
            return new AnswerReading(named.Text, named.Rule, start + named.Start, named.End - named.Start);
        return reading.Answer is null ? reading : new AnswerReading(null, $"what is read, {reading.Answer}, is no option", 0, 0);
    }
}
