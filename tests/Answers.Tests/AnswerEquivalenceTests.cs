using Ponder.Answers;

namespace Ponder.Answers.Tests;

public class AnswerEquivalenceTests
{
    public static TheoryData<string, string> Equal => PairFiles.Read("equal.txt");

    public static TheoryData<string, string> Different => PairFiles.Read("different.txt");

    [Theory]
    [MemberData(nameof(Equal))]
    public void Equal_answers_are_equivalent(string a, string b)
    {
        Assert.True(AnswerEquivalence.AreEquivalent(a, b));
        Assert.True(AnswerEquivalence.AreEquivalent(b, a));
    }

    [Theory]
    [MemberData(nameof(Different))]
    public void Different_answers_are_not(string a, string b)
    {
        Assert.False(AnswerEquivalence.AreEquivalent(a, b));
        Assert.False(AnswerEquivalence.AreEquivalent(b, a));
    }

    [Theory]
    [InlineData("\\frac13", "0.33", 2, true)]
    [InlineData("\\frac13", "0.33", 3, false)]
    [InlineData("\\frac13", "0.333333", 6, true)]
    [InlineData("16386.16", "16386.17", 2, false)]
    [InlineData("0.0000672", "0.0000671", 6, false)]
    [InlineData("[0, 0.333]", "[0, \\frac13]", 3, true)]
    public void A_decimal_is_trusted_to_the_places_asked_for(string a, string b, int precision, bool same) =>
        Assert.Equal(same, AnswerEquivalence.AreEquivalent(a, b, new EquivalenceOptions { Precision = precision }));

    [Fact]
    public void Names_of_variables_matter_only_when_strict()
    {
        Assert.False(AnswerEquivalence.AreEquivalent("f(x)", "f(y)"));
        Assert.True(AnswerEquivalence.AreEquivalent("f(x)", "f(y)", new EquivalenceOptions { Strict = false }));
        Assert.False(AnswerEquivalence.AreEquivalent("x + 2y", "2x + y + 1", new EquivalenceOptions { Strict = false }));
    }

    [Fact]
    public void A_reference_is_matched_by_a_chain_that_ends_in_it_but_not_the_other_way_round()
    {
        Assert.True(AnswerEquivalence.Matches("101", "a + 2z = 2z + a = 101"));
        Assert.False(AnswerEquivalence.Matches("a + 2z = 2z + a = 101", "101"));
        Assert.False(AnswerEquivalence.AreEquivalent("101", "a + 2z = 101"));
    }

    [Fact]
    public void Restating_an_inequality_is_solving_it_only_if_allowed()
    {
        Assert.True(AnswerEquivalence.Matches("(1, 2)", "1 < x < 2"));
        Assert.False(AnswerEquivalence.Matches("(1, 2)", "1 < x < 2", setsAsRelations: false));
        Assert.True(AnswerEquivalence.Matches("1 < x < 2", "(1, 2)", setsAsRelations: false));
    }

    [Theory]
    [InlineData("9^{9^{9^9}}")]
    [InlineData("10^{10^{10}}!")]
    [InlineData("(x+y+z+w+1)^{60}")]
    [InlineData("\\sum_{k=1}^{10^{9}} k^k")]
    [InlineData("1e99999")]
    [InlineData("\\binom{10^9}{5\\cdot 10^8}")]
    public void Numbers_out_of_reach_are_equal_to_themselves_and_nothing_else(string huge)
    {
        Assert.True(AnswerEquivalence.AreEquivalent(huge, " " + huge));
        Assert.False(AnswerEquivalence.AreEquivalent(huge, "7"));
    }

    [Fact]
    public void Deep_nesting_is_read_as_text()
    {
        var deep = new string('(', 900) + "1" + new string(')', 900);
        Assert.True(AnswerEquivalence.AreEquivalent(deep, deep + " "));
        Assert.False(AnswerEquivalence.AreEquivalent(deep, "1"));
    }
}
