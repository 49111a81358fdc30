namespace Ponder.Cli.Words;

/// <summary>Lines that a terminal breaks between words; a file or pipe has them whole.</summary>
internal static class WrappedLines
{
    private const int Least = 20;

    /// <summary>Writes the text, broken where the writer is a terminal.</summary>
    public static void WriteWrapped(this TextWriter writer, string text)
    {
        var width = writer == Console.Error && !Console.IsErrorRedirected ? Width() : int.MaxValue;
        foreach (var line in text.Split('\n')) writer.WriteLine(string.Join(Environment.NewLine, Of(line, width)));
    }

    /// <summary>The text in lines of at most that width; a longer word stands alone.</summary>
    public static IEnumerable<string> Of(string text, int width)
    {
        if (text.Length <= width || width < Least) return [text];
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length == 0) lines[^1] = word;
            else if (lines[^1].Length + 1 + word.Length <= width) lines[^1] += $" {word}";
            else lines.Add(word);
        }

        return lines;
    }

    private static int Width()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return int.MaxValue;
        }
    }
}
