using Ponder.Answers;

namespace Ponder.Docs.Tests;

/// <summary>Each rule of the page about answers reads its example as the page says.</summary>
public sealed class AnswersPageTests
{
    private const int Fewest = 40;

    public static TheoryData<string, string> Examples { get; } = Read();

    [Theory, MemberData(nameof(Examples))]
    public void An_example_is_read_as_the_page_says(string text, string answer) =>
        Assert.Equal(answer, AnswerExtractor.Extract(text.Replace('⏎', '\n')) ?? "abstains");

    public static TheoryData<AnswerKind, string, string> OfKinds { get; } = ReadKinds();

    [Theory, MemberData(nameof(OfKinds))]
    public void An_example_of_a_kind_is_read_as_the_page_says(AnswerKind kind, string text, string answer)
    {
        var options = new ExtractionOptions { Kind = kind, Problem = Block.All("problem").Single().Text };
        Assert.Equal(answer, AnswerExtractor.Extract(text.Replace('⏎', '\n'), options) ?? "abstains");
    }

    [Fact]
    public void Every_kind_has_its_request_and_its_examples_on_the_page()
    {
        var page = Repository.Read("docs/answers.md");
        Assert.All(Enum.GetValues<AnswerKind>(), kind =>
            Assert.Contains($"| `{AnswerKinds.Names[(int)kind]}` | {AnswerKinds.Request(kind)} |", page, StringComparison.Ordinal));
        Assert.Equal(
            Enum.GetValues<AnswerKind>().Where(kind => kind != AnswerKind.Math), OfKinds.Select(row => (AnswerKind)row[0]).Distinct().Order());
    }

    [Fact]
    public void There_are_many() => Assert.True(Examples.Count >= Fewest, $"{Examples.Count}");

    private static TheoryData<AnswerKind, string, string> ReadKinds()
    {
        var examples = new TheoryData<AnswerKind, string, string>();
        foreach (var kind in Enum.GetValues<AnswerKind>())
        {
            foreach (var line in Block.All($"reads-{AnswerKinds.Names[(int)kind]}").SelectMany(block => block.Text.Split('\n')))
            {
                var parts = line.Split(" ⟶ ");
                examples.Add(kind, parts[0], parts[1]);
            }
        }

        return examples;
    }

    private static TheoryData<string, string> Read()
    {
        var examples = new TheoryData<string, string>();
        foreach (var line in Block.All("reads").SelectMany(block => block.Text.Split('\n')))
        {
            var parts = line.Split(" ⟶ ");
            examples.Add(parts[0], parts[1]);
        }

        return examples;
    }
}
