using System.Globalization;

namespace Ponder.WordProblems;

/// <summary>English word problems in GSM8K's manner: 1 to 10 steps, four operations, distractors, references.</summary>
public static class WordProblemGenerator
{
    /// <summary>
    /// The first <paramref name="count"/> problems of a seed. Problem i is the same however many are asked for.
    /// A text's hash decides the only split it may appear in, so sets of different splits cannot overlap.
    /// </summary>
    /// <param name="split">What the problems are for.</param>
    /// <param name="seed">Any number; the same one gives the same problems in every version.</param>
    /// <param name="count">How many, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static IEnumerable<WordProblem> Generate(Split split, ulong seed, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var teller = new StoryTeller(split);
        for (var index = 0; index < count; index++) yield return One(teller, split, seed, index);
    }

    private static WordProblem One(StoryTeller teller, Split split, ulong seed, int index)
    {
        var name = split.ToString().ToLowerInvariant();
        var draws = new StoryDraws(string.Create(CultureInfo.InvariantCulture, $"word problem/{name}/{seed}/{index}"));
        while (true)
        {
            if (teller.Tell(draws) is { } story && Home(story.Text) == split)
                return story with { Id = string.Create(CultureInfo.InvariantCulture, $"{name}-{seed}-{index:D5}") };
        }
    }

    private static Split Home(string text) => (new StoryDraws(text).Next() & 7) switch
    {
        0 => Split.Calibration,
        1 or 2 => Split.Test,
        _ => Split.Train,
    };
}
