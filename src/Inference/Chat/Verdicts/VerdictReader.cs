using System.Globalization;

namespace Ponder.Inference.Chat.Verdicts;

/// <summary>
/// Reads what a judge wrote about the steps of a solution, in the forms that models use whatever they are asked for. What cannot be read for
/// certain is refused with a reason: a wrong score is worse than none.
/// </summary>
internal static class VerdictReader
{
    private const int Shown = 80;

    /// <summary>
    /// The scores of steps <paramref name="first"/> to <paramref name="last"/>, counted from 1; where a step is scored twice, the last.
    /// </summary>
    public static VerdictReading Read(string text, int first, int last)
    {
        var said = VerdictText.Said(text);
        var lines = VerdictText.Lines(said);
        var best = new SortedDictionary<int, Score>();
        foreach (var form in Forms(said, lines, first, last))
        {
            var scores = new SortedDictionary<int, Score>();
            foreach (var (step, score) in form.Where(f => f.Step >= 1 && f.Step <= last)) scores[step] = score;
            if (Missing(scores, first, last).Count == 0) return Scaled(scores, said, text, first, last);
            if (scores.Count > best.Count) best = scores;
        }

        var missing = Missing(best, first, last);
        var none = missing.Count == last - first + 1;
        return Refused(text, said, first, last, none ? "no step's score was found" : $"no score was found for {Names(missing)}");
    }

    /// <summary>The surest forms first.</summary>
    private static IEnumerable<IEnumerable<(int Step, Score Score)>> Forms(string said, string[] lines, int first, int last)
    {
        yield return VerdictJson.Read(said, first, last);
        yield return VerdictTable.Read(lines);
        yield return VerdictLines.Named(lines, last);
        yield return VerdictLines.Running(lines);
        yield return VerdictLines.Numbered(lines, last);
        yield return VerdictList.Read(lines, first, last);
    }

    private static VerdictReading Scaled(SortedDictionary<int, Score> scores, string said, string text, int first, int last)
    {
        if (VerdictScale.Most(scores.Values, said) is not { } usual)
            return Refused(text, said, first, last, "it has scores on several scales, and some on none");
        var read = new List<double>();
        for (var step = first; step <= last; step++)
        {
            var score = scores[step];
            var most = score.Most ?? usual;
            if (!(score.Value >= 0 && score.Value <= most))
                return Refused(text, said, first, last, string.Create(CultureInfo.InvariantCulture, $"step {step} has {score.Value}, expected 0 to {most}"));
            read.Add(score.Value / most);
        }

        return new(read, null);
    }

    private static List<int> Missing(SortedDictionary<int, Score> scores, int first, int last) =>
        [.. Enumerable.Range(first, last - first + 1).Where(step => !scores.ContainsKey(step))];

    private static VerdictReading Refused(string text, string said, int first, int last, string why)
    {
        var asked = first == last ? $"step {first}" : $"steps {first} to {last}";
        var seen = string.Join(' ', (said.Trim().Length > 0 ? said : text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new(null, seen.Length == 0 ? $"the verdict does not score {asked}: it is empty"
            : $"the verdict does not score {asked}: {why}; it says \"{Short(seen)}\"");
    }

    private static string Short(string seen) =>
        seen.Length <= Shown ? seen : $"{seen[..(char.IsHighSurrogate(seen[Shown - 1]) ? Shown - 1 : Shown)]}…";

    private static string Names(List<int> steps) => steps.Count == 1 ? $"step {steps[0]}"
        : $"steps {string.Join(", ", steps.Take(8))}{(steps.Count > 8 ? " and more" : "")}";
}
