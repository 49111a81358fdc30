using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace Ponder.Inference.Embedded.Tokens;

/// <summary>
/// Words, single digits and marks as tokens, each with or without the space before it, so that decoding gives the very text back.
/// There is no token for unknown words: a text with one is refused, and the word named.
/// </summary>
internal sealed partial class WordTokenizer
{
    private const string NewLineToken = "\\n";

    // Stands for the space before a word in the vocabulary file, where a real one would be easy to lose.
    private const char SpaceMark = '▁';

    private readonly string[] pieces;
    private readonly Dictionary<string, int> ids = [];

    private WordTokenizer(IReadOnlyList<string> vocabulary)
    {
        Vocabulary = vocabulary;
        pieces = [.. vocabulary.Select(Piece)];
        for (var id = 0; id < vocabulary.Count; id++)
        {
            if (!ids.TryAdd(pieces[id].Length > 0 ? pieces[id] : vocabulary[id], id))
                throw new InvalidDataException($"vocabulary, line {id + 1}: \"{vocabulary[id]}\" stands there twice");
        }

        (Pad, Start, Separator, End) = (Special("<pad>"), Special("<bos>"), Special("<sep>"), Special("<end>"));
        NewLine = ids.TryGetValue("\n", out var line) ? line : throw Lacks(NewLineToken);
    }

    /// <summary>One entry per id, as in the vocabulary file.</summary>
    public IReadOnlyList<string> Vocabulary { get; }

    public int Pad { get; }

    /// <summary>Begins every sequence: start, problem, separator, solution, end.</summary>
    public int Start { get; }

    /// <summary>Between problem and solution.</summary>
    public int Separator { get; }

    public int End { get; }

    /// <summary>Ends every step but the last.</summary>
    public int NewLine { get; }

    /// <summary>Reads a vocabulary: one token per line, ids from 0.</summary>
    public static WordTokenizer Load(TextReader vocabulary)
    {
        var lines = new List<string>();
        while (vocabulary.ReadLine() is { } line) lines.Add(line);
        return new WordTokenizer(lines);
    }

    public static WordTokenizer Of(IReadOnlyList<string> vocabulary) => new(vocabulary);

    /// <summary>The id of a special token such as <c>&lt;revise&gt;</c>.</summary>
    public int Special(string token) =>
        token is ['<', .., '>'] && ids.TryGetValue(token, out var id) ? id : throw Lacks(token);

    /// <summary>False with the first word, digit or mark (without its space) that is not in the vocabulary.</summary>
    public bool TryEncode(string text, out int[] tokens, [NotNullWhen(false)] out string? unknown)
    {
        var read = new List<int>(text.Length / 3);
        foreach (var piece in Pieces(text))
        {
            if (!ids.TryGetValue(piece, out var id))
            {
                (tokens, unknown) = ([], piece.Length > 1 ? piece.TrimStart(' ') : piece);
                return false;
            }

            read.Add(id);
        }

        (tokens, unknown) = ([.. read], null);
        return true;
    }

    /// <summary>The text of the tokens; special tokens have none.</summary>
    public string Decode(ReadOnlySpan<int> tokens)
    {
        var text = new StringBuilder();
        foreach (var token in tokens) text.Append(pieces[token]);
        return text.ToString();
    }

    /// <summary>Cuts a text where tokens end. The pieces joined are the text.</summary>
    internal static IEnumerable<string> Pieces(string text) => Cut().Matches(text).Select(match => match.Value);

    internal static string Token(string piece) => piece == "\n" ? NewLineToken : piece.Replace(' ', SpaceMark);

    private static string Piece(string token) => token switch
    {
        NewLineToken => "\n",
        ['<', .., '>'] => "",
        _ => token.Replace(SpaceMark, ' '),
    };

    private static InvalidDataException Lacks(string token) => new($"vocabulary: there is no token {token}");

    [GeneratedRegex(@" ?\p{L}+| ?\d| ?\S|\s", RegexOptions.CultureInvariant)]
    private static partial Regex Cut();
}
