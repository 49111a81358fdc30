using Ponder.Core.Budgets;
using Ponder.Core.Seeds;

namespace Ponder.Core.Tests.Budgets;

public class CapTextTests
{
    [Theory]
    [InlineData("100k", 100_000)]
    [InlineData("100ktok", 100_000)]
    [InlineData("100 ktok", 100_000)]
    [InlineData("100k tokens", 100_000)]
    [InlineData("200_000tok", 200_000)]
    [InlineData("200,000 tokens", 200_000)]
    [InlineData("2M", 2_000_000)]
    [InlineData("2m", 2_000_000)]
    [InlineData("1.5Mtok", 1_500_000)]
    [InlineData("1e6tok", 1_000_000)]
    [InlineData("1E6TOK", 1_000_000)]
    [InlineData(" 5tok ", 5)]
    [InlineData("2btok", 2_000_000_000)]
    public void Tokens_are_read_as_people_write_them(string text, long tokens) => Assert.Equal(new Cap(Tokens: tokens), CapText.Parse([text]));

    [Theory]
    [InlineData("$2", 2)]
    [InlineData("$ 2.50", 2.5)]
    [InlineData("2usd", 2)]
    [InlineData("2USD", 2)]
    [InlineData("2$", 2)]
    [InlineData("$1,000", 1000)]
    [InlineData("3 dollars", 3)]
    [InlineData("$2k", 2000)]
    [InlineData(".5usd", 0.5)]
    public void Dollars_too(string text, double dollars) => Assert.Equal(new Cap(Money: (decimal)dollars), CapText.Parse([text]));

    [Theory]
    [InlineData("500sample")]
    [InlineData("500 samples")]
    [InlineData("0.5k samples")]
    public void And_samples(string text) => Assert.Equal(new Cap(Samples: 500), CapText.Parse([text]));

    [Theory]
    [InlineData("1e15flops")]
    [InlineData("1Pflops")]
    [InlineData("1000 TFLOP")]
    public void And_operations(string text) => Assert.Equal(new Cap(Flops: 1e15m), CapText.Parse([text]));

    [Theory]
    [InlineData("0tok", "it is zero")]
    [InlineData("0.0usd", "it is zero")]
    [InlineData("-5tok", "it is below zero")]
    [InlineData("$-5", "it is below zero")]
    [InlineData("1e30tok", "is too large: expected at most 1e27 tok")]
    [InlineData("1e20tok", "is too large: expected at most 1e17 tokens")]
    [InlineData("1e999usd", "is too large")]
    [InlineData("1e-99usd", "too small")]
    [InlineData("1.5tok", "expected a whole number of tokens")]
    [InlineData("500", "it has no unit")]
    [InlineData("5apples", "there is no unit \"apples\"")]
    [InlineData("5tokns", "did you mean \"tokens\"?")]
    [InlineData("5smaples", "did you mean \"samples\"?")]
    [InlineData("$2tok", "it has two units, $ and tok")]
    [InlineData("many", "expected a positive number and a unit")]
    [InlineData("", "expected a positive number and a unit")]
    [InlineData("tok", "expected a positive number and a unit")]
    [InlineData("1,5tok", "expected a positive number and a unit")]
    [InlineData("٣tok", "expected a positive number and a unit")]
    public void What_is_wrong_has_its_own_words(string text, string words)
    {
        var fault = Assert.Throws<FormatException>(() => CapText.Parse([text]));
        Assert.StartsWith($"budget \"{text}\"", fault.Message, StringComparison.Ordinal);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_is_given_once() =>
        Assert.Contains("usd is given twice", Assert.Throws<FormatException>(() => CapText.Parse(["2usd", "$3"])).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_printed_is_read_as_the_same_cap()
    {
        for (ulong seed = 0; seed < 2000; seed++)
        {
            var draw = new SplitMix64(seed);
            var cap = new Cap(Whole(), Whole(), Real(), Real());
            var text = CapText.Format(cap);
            Assert.True(text == "no cap" ? cap == Cap.None : cap == CapText.Parse(text.Split(", ")), $"seed {seed}: {text}");

            long? Whole() => draw.Next() % 2 == 0 ? null : 1 + (long)((draw.Next() % 100_000_000_000_000_000) >> (int)(draw.Next() % 56));

            decimal? Real() => Whole() is { } whole ? whole / (draw.Next() % 2 == 0 ? 1 : 1e6m) : null;
        }
    }
}
