namespace Ponder.Answers.Kinds;

/// <summary>Code without what no language sees: line endings, spaces at the ends of lines, empty lines before and after.</summary>
internal static class NormalCode
{
    public static string Of(string code) =>
        string.Join('\n', code.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim('\n');
}
