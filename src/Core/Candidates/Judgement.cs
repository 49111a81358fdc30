using Ponder.Core.Proposing;

namespace Ponder.Core.Candidates;

/// <summary>Reads the verdict out of a judgement's words.</summary>
public static class Judgement
{
    private static readonly (string Word, double Value)[] Alone =
    [
        ("right", 1), ("correct", 1), ("yes", 1), ("true", 1), ("wrong", 0), ("incorrect", 0), ("no", 0), ("false", 0),
    ];

    private static readonly (string Word, double Value)[] Pairs = [("first", 1), ("second", 0), ("tie", 0.5)];

    /// <summary>
    /// What the last telling word says: 1 for right, or for the first of two; 0 for wrong, or the second; ½ for neither. Null where no word
    /// tells: such a judgement abstains.
    /// </summary>
    /// <param name="purpose"><see cref="Purpose.Compare"/> for a pair; any other is read as a judgement of one solution.</param>
    /// <param name="text">The judgement.</param>
    public static double? Read(Purpose purpose, string text)
    {
        var vocabulary = purpose == Purpose.Compare ? Pairs : Alone;
        double? verdict = null;
        var negated = false;
        foreach (var word in Words(text))
        {
            var at = Array.FindIndex(vocabulary, v => v.Word.Equals(word, StringComparison.OrdinalIgnoreCase));
            if (at >= 0) verdict = negated ? 1 - vocabulary[at].Value : vocabulary[at].Value;
            negated = word.Equals("not", StringComparison.OrdinalIgnoreCase);
        }

        return verdict;
    }

    private static IEnumerable<string> Words(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && char.IsLetter(text[end])) end++;
            if (end > start) yield return text[start..end];
            start = end;
        }
    }
}
