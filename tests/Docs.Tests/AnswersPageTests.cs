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

    [Fact]
    public void There_are_many() => Assert.True(Examples.Count >= Fewest, $"{Examples.Count}");

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
