namespace Ponder.Docs.Tests;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The page.</param>
/// <param name="Number">Which block of its language on the page, from 1.</param>
/// <param name="Language">The word after the fence.</param>
/// <param name="Text">What is between the fences.</param>
internal sealed record Block(string Page, int Number, string Language, string Text)
{
    private const string Fence = "```";

    /// <summary>The blocks of that language on all pages.</summary>
    public static IEnumerable<Block> All(string language) => Repository.Pages.SelectMany(page => Of(page, language));

    /// <summary>The blocks as the cases of a theory.</summary>
    public static TheoryData<string, int, string> Cases(IEnumerable<Block> blocks)
    {
        var cases = new TheoryData<string, int, string>();
        foreach (var block in blocks) cases.Add(block.Page, block.Number, block.Text);
        return cases;
    }

    private static IEnumerable<Block> Of(string page, string language)
    {
        var (open, lines, number) = (default(string), new List<string>(), 0);
        foreach (var line in Repository.Read(page).Split('\n'))
        {
            var fence = line.StartsWith(Fence, StringComparison.Ordinal);
            if (open is null && fence) (open, lines) = (line[Fence.Length..].Trim(), []);
            else if (!fence) lines.Add(line);
            else
            {
                if (open == language) yield return new(page, ++number, language, string.Join('\n', lines));
                open = null;
            }
        }

        Assert.Null(open);
    }
}
