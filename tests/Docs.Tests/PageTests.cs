using System.Text.RegularExpressions;

namespace Ponder.Docs.Tests;

public sealed partial class PageTests
{
    private const int MostWords = 600;

    public static TheoryData<string> Pages { get; } = [.. Repository.Markdown];

    [Theory, MemberData(nameof(Pages))]
    public void Links_and_pictures_are_there(string page)
    {
        var missing = Links().Matches(Blocks().Replace(Repository.Read(page), ""))
            .Select(link => link.Groups["to"].Value.Split('#')[0])
            .Where(to => to.Length > 0 && !to.Contains(':', StringComparison.Ordinal))
            .Select(to => Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, to)))
            .Where(to => !Path.Exists(to));
        Assert.Empty(missing);
    }

    [Theory, MemberData(nameof(Pages))]
    public void No_page_names_a_place_on_one_machine(string page) => Assert.DoesNotMatch(MachinePath(), Repository.Read(page));

    [Fact]
    public void The_readme_is_short()
    {
        var words = Repository.Read("README.md").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        Assert.True(words <= MostWords, $"README.md has {words} words; {MostWords} are allowed");
    }

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"(?<![\w.:/])/(home|root|work|Users|mnt)/|[A-Z]:\\")]
    private static partial Regex MachinePath();
}
