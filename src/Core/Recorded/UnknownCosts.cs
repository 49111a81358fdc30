namespace Ponder.Core.Recorded;

/// <summary>A recorded cost of 0 tokens is one that nobody counted.</summary>
internal static class UnknownCosts
{
    /// <summary>The problems with each unknown cost put at the mean of the problem's known ones, or of the file's; 1 where none is known.</summary>
    public static IReadOnlyList<RecordedProblem> Filled(IReadOnlyList<RecordedProblem> problems)
    {
        var all = Mean(problems.SelectMany(p => p.Samples)) ?? 1;
        return [.. problems.Select(p => Filled(p, Mean(p.Samples) ?? all))];
    }

    private static RecordedProblem Filled(RecordedProblem problem, int mean) => problem.Samples.All(s => s.Tokens > 0)
        ? problem
        : problem with { Samples = [.. problem.Samples.Select(s => s.Tokens > 0 ? s : s with { Tokens = mean })] };

    private static int? Mean(IEnumerable<RecordedSample> samples)
    {
        var (sum, count) = (0L, 0L);
        foreach (var sample in samples.Where(s => s.Tokens > 0)) (sum, count) = (sum + sample.Tokens, count + 1);
        return count == 0 ? null : (int)Math.Max(1, sum / count);
    }
}
