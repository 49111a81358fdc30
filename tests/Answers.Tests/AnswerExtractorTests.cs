using Ponder.Answers;

namespace Ponder.Answers.Tests;

public class AnswerExtractorTests
{
    [Theory]
    [InlineData("So we get \\boxed{3\\sqrt{13}}.", "3\\sqrt{13}")]
    [InlineData("first \\boxed{1} is tried. Then, after 3 more steps, \\boxed{ \\frac{1}{2} }", "\\frac{1}{2}")]
    [InlineData("\\boxed{1} and \\boxed{-2}.", "1, -2")]
    [InlineData("$\\boxed{7}$ is found.\n\nOR\n\nWe count and find $\\boxed{7}$.", "7")]
    [InlineData("\\boxed{\\boxed{4}}", "4")]
    [InlineData("We add: 5 + 6 = 11\nA: 11", "11")]
    [InlineData("9 * 2 = 18\n#### 1,818", "1,818")]
    [InlineData("\\boxed{200} is in the bank. Final Answer: The final answer is $10,455$. I hope it is correct.", "10,455")]
    [InlineData("Final Answer: Jane started growing Sphere 3 hours ago. I hope it is correct. <|im_start|>user", "3")]
    [InlineData("Thus the answer is Evelyn.", "Evelyn")]
    [InlineData("**Answer:** (C)", "(C)")]
    [InlineData("The pair that solves the system is $(7, 6)$.", "(7, 6)")]
    [InlineData("$21,16$ or $11$", "$21,16$ or $11$")]
    [InlineData("42", "42")]
    [InlineData("28 pct", "28 pct")]
    public void Finds_the_answer(string text, string answer) => Assert.Equal(answer, AnswerExtractor.Extract(text));

    [Theory]
    [InlineData("")]
    [InlineData("so 7 is small and we conclude that \\boxed{\\frac{1}{2}")]
    [InlineData("Then we would have 12 apples left and need to add the 4 that were")]
    public void Finds_none_where_there_is_none(string text) => Assert.Null(AnswerExtractor.Extract(text));

    [Theory]
    [InlineData("not it's not 10 it's 1,000.99m²", "1,000.99")]
    [InlineData("we are left with -3/4 then", "-3/4")]
    [InlineData("that makes 35% in all", "35%")]
    [InlineData("It is 7.", "7")]
    public void Takes_the_last_number_only_when_asked(string text, string number)
    {
        Assert.Equal(number, AnswerExtractor.Extract(text, new ExtractionOptions { LastNumber = true }));
        Assert.NotEqual(number, AnswerExtractor.Extract(text));
    }
}
