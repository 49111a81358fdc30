namespace Ponder.Cli.Tests;

/// <summary>What the demo says of its allocator: that it won where it did, and why not where it did not.</summary>
public sealed class DemoVerdictTests
{
    [Theory]
    [InlineData(0, 0, 3, "for 47 % of its tokens: 0 problems won, 0 lost, which may be luck. It is no better because 3 of 13 problems neither gets right")]
    [InlineData(3, 3, 1, "3 problems won, 3 lost, which may be luck. It is no better because 1 of 17")]
    [InlineData(3, 0, 0, "which may be luck")]
    [InlineData(2, 9, 0, "which may be luck")]
    [InlineData(16, 2, 4, "16 problems won, 2 lost.")]
    public void It_says_why(int won, int lost, int neither, string words)
    {
        bool[] batch = [.. Enumerable.Repeat(true, 10 + won), .. Enumerable.Repeat(false, lost + neither)];
        bool[] votes = [.. Enumerable.Repeat(true, 10), .. Enumerable.Repeat(false, won), .. Enumerable.Repeat(true, lost), .. Enumerable.Repeat(false, neither)];
        Assert.Contains(words, DemoVerdict.Of(batch, votes, 0.47), StringComparison.Ordinal);
    }
}
