using Ponder.Engine.Exports.FineTuning;

namespace Ponder.Cli.Words;

/// <summary>What is told of a file for fine-tuning: what it holds, and each row that was left out.</summary>
internal static class TuningWords
{
    public static void WriteReport(this TextWriter notes, FineTuningReport report)
    {
        foreach (var note in report.Notes) notes.WriteWrapped($"left out: {note}");
        if (report.LeftOut > report.Notes.Count) notes.WriteWrapped($"left out: {report.LeftOut - report.Notes.Count:N0} more");
    }
}
