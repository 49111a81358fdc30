using Ponder.Retrieval.Documents;

namespace Ponder.Retrieval.Tests.Documents;

public sealed class PassagesTests
{
    [Fact]
    public void A_short_document_is_one_passage() => Assert.Equal([new Document("a", "t", "one two")], Passages.Of(new("a", "t", " one two\n")));

    [Theory]
    [InlineData("word ")]
    [InlineData("a paragraph of some words\n\n")]
    [InlineData("a line of some words\n")]
    [InlineData("x")]
    [InlineData("😀")]
    public void A_long_document_is_cut_and_nothing_is_lost(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 9000 / piece.Length));
        var passages = Passages.Of(new("a", "t", text)).ToList();
        Assert.InRange(passages.Count, 5, 10);
        Assert.All(passages, p => Assert.InRange(p.Text.Length, 1, Passages.Longest));
        Assert.All(passages, p => Assert.False(char.IsLowSurrogate(p.Text[0])));
        Assert.Equal(Enumerable.Range(1, passages.Count).Select(i => $"a#{i}"), passages.Select(p => p.Id));
        Assert.Equal(Bare(text), string.Concat(passages.Select(p => Bare(p.Text))));
        if (piece.Contains(' ')) Assert.All(passages, p => Assert.Contains(p.Text.Split((char[])[' ', '\n'])[0], piece.Split((char[])[' ', '\n']))); // No word is cut.
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
