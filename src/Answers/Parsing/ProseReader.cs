namespace Ponder.Answers.Parsing;

/// <summary>Reads the inside of \text{…}.</summary>
internal static class ProseReader
{
    public static IEnumerable<Token> Read(string content, bool afterQuantity)
    {
        content = content.Replace('~', ' ').Trim();
        if (LetterRuns.IsOrdinal(content)) return [new Token(TokenKind.Word, content, true)];
        if (afterQuantity && Units.IsUnit(content)) return [new Token(TokenKind.Word, content, true)];
        if (!content.Any(char.IsLetter) || content.Length == 1 || Vocabulary.Functions.Contains(content) || content.Contains('\\'))
        {
            return Lexer.Read(content, afterQuantity: afterQuantity).SkipLast(1);
        }

        var words = content.Replace(",", " , ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (Array.TrueForAll(words, word => word == "," || word.All(char.IsLetter))) return words.Select(Token);
        return Lexer.Read(content, afterQuantity: afterQuantity).SkipLast(1);
    }

    private static Token Token(string word) =>
        word == "," ? new Token(TokenKind.Mark, word, true)
        : LetterRuns.Connective(word) is { } joint ? new Token(TokenKind.Mark, joint, true)
        : new Token(TokenKind.Word, word, true);
}
