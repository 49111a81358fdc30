using System.Text.RegularExpressions;

namespace Ponder.TestKit.Servers.Speech;

/// <summary>
/// The one tokenizer of every scripted server: words, single digits and marks, each with the space before it, single white space, and a
/// chat template's marks. The pieces joined are the text, and no token is shorter than a byte.
/// </summary>
public static partial class Words
{
    /// <summary>The tokens of a text.</summary>
    public static IReadOnlyList<string> Cut(string text) => [.. Piece().Matches(text).Select(match => match.Value)];

    /// <summary>How many there are.</summary>
    public static int Count(string text) => Piece().Count(text);

    [GeneratedRegex(@"<\|\w+\|>|</?think>| ?(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\p{L}+|\d|\S)|\s", RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}
