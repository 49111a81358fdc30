using System.CommandLine;
using Ponder.Cli;

namespace Ponder.Docs.Tests;

/// <summary>Command lines are parsed by the real command line; nothing runs.</summary>
public sealed class CommandTests
{
    private const string Tool = "ponder ";
    private static readonly string[] Forms = [Tool, "dotnet run --project src/Cli -- "];

    public static TheoryData<string, string> Lines { get; } = Cases();

    [Theory, MemberData(nameof(Lines))]
    public void A_command_is_one_the_command_line_takes(string page, string line)
    {
        var faults = Root().Parse(line).Errors.Select(e => e.Message).ToList();
        Assert.True(faults.Count == 0, $"{page}: `ponder {line}`: {string.Join("; ", faults)}");
    }

    [Fact]
    public void Every_verb_is_in_the_page_of_the_command_line()
    {
        var page = Repository.Read("docs/cli.md");
        Assert.All(Root().Subcommands.Where(verb => !verb.Hidden), verb => Assert.Contains($"`{verb.Name}", page));
    }

    private static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var block in Block.All("sh"))
        {
            foreach (var line in Commands(block.Text)) cases.Add(block.Page, line);
        }

        return cases;
    }

    /// <summary>The arguments of each command of a block, without the comment.</summary>
    private static IEnumerable<string> Commands(string block) => block.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
        .Select(line => line.Split(" #")[0].TrimEnd(' ', '&'))
        .SelectMany(line => Forms.Where(form => line.StartsWith(form, StringComparison.Ordinal)).Select(form => line[form.Length..].Trim()));

    private static RootCommand Root() => CommandLine.Create(new());
}
