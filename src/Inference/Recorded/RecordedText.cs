using System.Globalization;
using Ponder.Core.Recorded;

namespace Ponder.Inference.Recorded;

/// <summary>What a recorded sample reads: its own text, or words of its own around its answer where none was kept.</summary>
internal static class RecordedText
{
    public static string Of(RecordedProblem problem, int place) => problem.Samples[place] switch
    {
        { Text: { } text } => text,
        { Answer: { } answer } => string.Create(CultureInfo.InvariantCulture, $"Sample {place + 1}, its text not kept.\n\nThe answer is \\boxed{{{answer}}}."),
        _ => string.Create(CultureInfo.InvariantCulture, $"Sample {place + 1}, its text not kept: it gives no answer."),
    };
}
