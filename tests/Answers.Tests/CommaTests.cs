using Ponder.Answers;

namespace Ponder.Answers.Tests;

/// <summary>1,3 is a list or a number, as the reference or the other answers have it.</summary>
public class CommaTests
{
    [Theory]
    [InlineData("1.3", "1,3")]
    [InlineData("0.5", "0,5")]
    [InlineData("5.0", "5,0")]
    [InlineData("x=1.5", "x=1,5")]
    [InlineData("1.5, 2.5", "1,5; 2,5")]
    [InlineData("1234.5", "1 234,5")]
    [InlineData("0.111", "0,111")]
    public void A_decimal_reference_makes_it_a_decimal(string reference, string answer) =>
        Assert.True(AnswerEquivalence.Matches(reference, answer));

    [Theory]
    [InlineData("1,3", "1.3")]
    [InlineData("0,1", "0.1")]
    [InlineData("1, 3", "1.3")]
    [InlineData("(1,3)", "1.3")]
    [InlineData("1.3", "1, 3")]
    public void A_list_is_no_decimal(string reference, string answer) => Assert.False(AnswerEquivalence.Matches(reference, answer));

    [Fact]
    public void Without_others_it_is_a_list() => Assert.False(AnswerEquivalence.AreEquivalent("1,3", "1.3"));

    [Fact]
    public void The_pool_makes_it_a_decimal() => Assert.Equal([0, 0, 2], AnswerClasses.Of(["1,3", "1.3", "4"]));

    [Fact]
    public void The_pool_makes_it_a_list() => Assert.Equal([0, 1, 0], AnswerClasses.Of(["1,3", "1.3", "3, 1"]));

    [Theory]
    [InlineData("Antwort: 3,5", "3.5")]
    [InlineData("La réponse est (3,5).", "(3,5)")]
    [InlineData("答案是3,5", "3,5")]
    public void The_language_decides_before(string text, string answer) => Assert.Equal(answer, AnswerExtractor.Extract(text));
}
