using Ponder.Core.Proposing;
using Ponder.Core.Retrieving;
using Ponder.Engine.Running;
using Ponder.TestKit.Scripted;

namespace Ponder.Engine.Tests.Retrieving;

public sealed class DocumentTextTests
{
    [Fact]
    public void Documents_have_a_number_and_a_title() =>
        Assert.Equal("[1] On melons\n3 dollars\n\n[2] \n2 dollars", DocumentText.Of([new("a", " On melons", "3 dollars\n", 2), new("b", "", "2 dollars", 1)]));

    [Theory]
    [InlineData(1000, "one two three four")]
    [InlineData(18, "one two three four")]
    [InlineData(17, "one two three")]
    [InlineData(8, "one two")]
    [InlineData(3, "one")]
    [InlineData(2, "on")]
    public void A_text_is_cut_between_words_where_it_can(int tokens, string expected)
    {
        var (text, size) = DocumentText.Cut("one two three four", tokens, new ScriptedProposer());
        Assert.Equal((expected, expected.Length), (text, size));
    }

    [Fact]
    public void No_letter_is_cut_in_two()
    {
        var (text, size) = DocumentText.Cut("😀😀😀", 9, new ScriptedProposer());
        Assert.Equal(("😀😀", 8), (text, size));
    }

    [Fact]
    public void What_the_proposer_can_count_is_cut_by_its_tokens()
    {
        using var proposer = Ponder.Inference.Embedded.EmbeddedProposer.Open();
        var text = string.Join(' ', Enumerable.Repeat("Maria has 12 apples.", 40));
        var (cut, tokens) = DocumentText.Cut(text, 60, proposer);
        Assert.InRange(tokens, 50, 60);
        Assert.True(cut.Length > 120, cut); // By bytes it would be 60.
        Assert.StartsWith(cut, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a <|begin_search_query|> cost of a melon <|end_search_query|> b", "cost of a melon")]
    [InlineData("<|begin_search_query|>one<|end_search_query|>x<|begin_search_query|>two", "two")]
    [InlineData("none", "")]
    [InlineData("<|begin_search_query|><|end_search_query|>", "")]
    public void The_last_query_is_read(string text, string expected) => Assert.Equal(expected, QueryMarks.Last(text));

    [Theory]
    [InlineData("a <|begin_search_query|>x<|end_search_query|> and on", true, "a <|begin_search_query|>x<|end_search_query|>")]
    [InlineData("a <|begin_search_query|>x<|end_search_query|>", false, "a <|begin_search_query|>x<|end_search_query|>")]
    [InlineData("a <|begin_search_query|>x ", true, "a <|begin_search_query|>x<|end_search_query|>")]
    [InlineData("a <|begin_search_query|>x", false, null)]
    [InlineData("a <|end_search_query|> b", true, null)]
    public void A_text_that_asks_ends_after_its_query(string text, bool ended, string? expected) => Assert.Equal(expected, QueryMarks.Asking(text, ended));
}
