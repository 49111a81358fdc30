using Ponder.Inference.Embedded.Tokens;
using Ponder.WordProblems;

namespace Ponder.Inference.Tests.Tokens;

public class WordTokenizerTests
{
    private static readonly WordTokenizer Tokenizer = WordTokenizer.Of(FamilyVocabulary.Build());

    [Theory]
    [InlineData(Split.Train)]
    [InlineData(Split.Calibration)]
    [InlineData(Split.Test)]
    public void Every_text_of_the_family_comes_back_from_its_tokens(Split split)
    {
        foreach (var problem in WordProblemGenerator.Generate(split, 12345, 3000))
        {
            foreach (var text in (string[])[problem.Text, problem.Solution])
            {
                Assert.True(Tokenizer.TryEncode(text, out var tokens, out var unknown), unknown);
                Assert.Equal(text, Tokenizer.Decode(tokens));
            }
        }
    }

    [Fact]
    public void A_digit_is_a_token()
    {
        Assert.True(Tokenizer.TryEncode("Ben has 907.", out var tokens, out _));
        Assert.Equal(["Ben", "▁has", "▁9", "0", "7", "."], tokens.Select(t => Tokenizer.Vocabulary[t]));
    }

    [Theory]
    [InlineData("Ben has a perpendicular line.", "perpendicular")]
    [InlineData("Ben has 7  coins.", " ")]
    [InlineData("Ben has $7.", "$")]
    [InlineData("Ben has <sep> 7.", "<")]
    public void The_first_unknown_word_is_named(string text, string word)
    {
        Assert.False(Tokenizer.TryEncode(text, out var tokens, out var unknown));
        Assert.Equal(word, unknown);
        Assert.Empty(tokens);
    }

    [Fact]
    public void Special_tokens_have_no_text_and_places_of_their_own()
    {
        int[] special = [Tokenizer.Pad, Tokenizer.Start, Tokenizer.Separator, Tokenizer.End, Tokenizer.Special("<revise>")];
        Assert.Equal(special.Length, special.Distinct().Count());
        Assert.Equal("", Tokenizer.Decode(special));
        Assert.Equal("\n", Tokenizer.Decode([Tokenizer.NewLine]));
        Assert.Throws<InvalidDataException>(() => Tokenizer.Special("<nothing>"));
    }

    [Fact]
    public void A_vocabulary_loads_from_its_lines_and_refuses_a_repeated_one()
    {
        var file = string.Join('\n', Tokenizer.Vocabulary) + "\n";
        Assert.Equal(Tokenizer.Vocabulary, WordTokenizer.Load(new StringReader(file)).Vocabulary);
        var error = Assert.Throws<InvalidDataException>(() => WordTokenizer.Load(new StringReader(file + "<pad>\n")));
        Assert.Contains($"line {Tokenizer.Vocabulary.Count + 1}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_vocabulary_is_a_few_hundred_entries() => Assert.InRange(Tokenizer.Vocabulary.Count, 200, 512);
}
