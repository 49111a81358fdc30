namespace Ponder.Answers.Kinds;

/// <summary>Blocks between lines of three backticks or tildes, as markdown has them.</summary>
internal static class Fences
{
    /// <summary>The blocks in order; of one left open, the end is -1.</summary>
    public static List<Block> In(string text)
    {
        var (blocks, open, mark) = (new List<Block>(), -1, "");
        for (var line = 0; line <= text.Length;)
        {
            var end = text.IndexOf('\n', line) is >= 0 and var found ? found : text.Length;
            var content = text.AsSpan(line, end - line).Trim();
            if (open < 0 && Mark(content) is { } opening)
            {
                (open, mark) = (Math.Min(end + 1, text.Length), opening);
            }
            else if (open >= 0 && content.StartsWith(mark) && content.Trim(mark[0]).IsEmpty)
            {
                blocks.Add(new Block(open, Math.Max(open, line - 1)));
                open = -1;
            }

            line = end + 1;
        }

        if (open >= 0) blocks.Add(new Block(open, -1));
        return blocks;
    }

    private static string? Mark(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith("```") && !line.StartsWith("~~~")) return null;
        var length = 3;
        while (length < line.Length && line[length] == line[0]) length++;
        return line[length..].Contains('`') ? null : new string(line[0], length);
    }

    internal readonly record struct Block(int Start, int End);
}
