using Ponder.Core.Proposing;
using Ponder.Search.Traces;

namespace Ponder.Search.Tests.Traces;

public class TraceMeasureTests
{
    /// <summary>Twenty groups of two tokens: the lowest is that at the two zeros.</summary>
    private static readonly TokenConfidence Text = TokenConfidence.Of([.. Enumerable.Repeat(2.0, 9), 0, 0, .. Enumerable.Repeat(2.0, 8), 1, 1])!;

    [Theory]
    [InlineData("lowest", 2, 0)]
    [InlineData("bottom", 2, 0.5)]
    [InlineData("tail", 2, 1)]
    [InlineData("mean", 2, 36.0 / 21)]
    [InlineData("lowest", 100, 36.0 / 21)]
    [InlineData("tail", 4, 1.5)]
    public void Groups_are_windows_of_tokens(string kind, int window, double expected) =>
        Assert.Equal(expected, new TraceMeasure(kind, window).Of(Text)!.Value, 6);

    [Fact]
    public void What_was_not_measured_has_no_number() => Assert.Null(new TraceMeasure("mean", 8).Of(null));

    [Fact]
    public void Groups_of_a_long_text_are_as_wide_as_its_pieces_allow()
    {
        var confidence = TokenConfidence.Of([.. Enumerable.Repeat(3.0, 512), .. Enumerable.Repeat(1.0, 64), .. Enumerable.Repeat(3.0, 448)])!;
        Assert.Equal(16, confidence.Piece);
        Assert.Equal(1, new TraceMeasure("lowest", 64).Of(confidence)!.Value, 6);
        Assert.Equal(2, new TraceMeasure("lowest", 128).Of(confidence)!.Value, 6);
        Assert.Equal(1, new TraceMeasure("lowest", 3).Of(confidence)!.Value, 6);
    }
}
