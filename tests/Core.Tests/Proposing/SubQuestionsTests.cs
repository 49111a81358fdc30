using Ponder.Core.Proposing;

namespace Ponder.Core.Tests.Proposing;

public sealed class SubQuestionsTests
{
    [Fact]
    public void Numbered_lines_and_dashes_are_sub_questions_and_other_lines_are_none() => Assert.Equal(
        [("How far is Lund?", false), ("How long does it take?", true), ("What is 3.5 x 2", false), ("**Who** goes?", false)],
        SubQuestions.Read("Here is my plan:\n1. How far is Lund?\n  2) How long does it take?  (complex)\n\n- What is 3.5 x 2\n* **Who** goes?\n3.\n2024 was a year\n"));

    [Theory]
    [InlineData("none")]
    [InlineData("")]
    [InlineData("No sub-question is needed.")]
    [InlineData("1.5 dollars")]
    [InlineData("-5 is the answer")]
    public void A_text_without_them_has_none(string text) => Assert.Empty(SubQuestions.Read(text));

    [Fact]
    public void The_mark_of_a_complex_one_is_no_part_of_it()
    {
        Assert.Equal([("Why?", true)], SubQuestions.Read("1. Why? (Complex)."));
        Assert.Empty(SubQuestions.Read("1. (complex)"));
    }

    [Fact]
    public void No_more_than_sixteen_are_read_and_each_is_found_by_its_place()
    {
        var text = string.Join('\n', Enumerable.Range(1, 40).Select(i => $"{i}. q{i}"));
        Assert.Equal(16, SubQuestions.Read(text).Count);
        Assert.Equal(("q3", ""), (SubQuestions.At(text, 2), SubQuestions.At(text, 16)));
    }
}
