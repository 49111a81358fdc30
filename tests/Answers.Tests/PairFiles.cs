namespace Ponder.Answers.Tests;

/// <summary>Pairs of answers, one a line with ";;" between them.</summary>
internal static class PairFiles
{
    public static TheoryData<string, string> Read(string file)
    {
        var pairs = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Pairs", file)))
        {
            var parts = line.Split(" ;; ");
            pairs.Add(parts[0], parts[1]);
        }
        return pairs;
    }

    public static IReadOnlyList<string> Answers() =>
        [.. Read("equal.txt").Concat(Read("different.txt")).SelectMany(pair => pair).Cast<string>().Distinct()];
}
