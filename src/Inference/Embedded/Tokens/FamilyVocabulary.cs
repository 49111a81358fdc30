using Ponder.WordProblems;

namespace Ponder.Inference.Embedded.Tokens;

/// <summary>The vocabulary that covers the word problems of every split, held-out templates included.</summary>
public static class FamilyVocabulary
{
    // So many that every name has stood in every place; a test checks other seeds against it.
    private const int Sample = 20_000;

    private static readonly string[] Specials =
    [
        "<pad>", "<bos>", "<sep>", "<end>", "<attempt>", "<revise>",
        "<spare0>", "<spare1>", "<spare2>", "<spare3>", "<spare4>", "<spare5>", "<spare6>", "<spare7>",
    ];

    /// <summary>One entry per id, as the vocabulary file has them: specials, newline, then all else in ordinal order.</summary>
    public static IReadOnlyList<string> Build()
    {
        var pieces = new SortedSet<string>(StringComparer.Ordinal);
        for (var digit = '0'; digit <= '9'; digit++) pieces.UnionWith([$"{digit}", $" {digit}"]);
        foreach (var split in Enum.GetValues<Split>())
        {
            foreach (var problem in WordProblemGenerator.Generate(split, 0, Sample))
                pieces.UnionWith(WordTokenizer.Pieces(problem.Text).Concat(WordTokenizer.Pieces(problem.Solution)));
        }

        pieces.Remove("\n");
        return [.. Specials, WordTokenizer.Token("\n"), .. pieces.Select(WordTokenizer.Token)];
    }
}
