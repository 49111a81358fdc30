using Ponder.Cli.Words;

namespace Ponder.Cli.Tests.Live;

/// <summary>Messages on a terminal.</summary>
public class WrappedLinesTests
{
    [Fact]
    public void Lines_are_broken_between_words()
    {
        Assert.Equal(["job 0123456789abcdef is", "stopped"], WrappedLines.Of("job 0123456789abcdef is stopped", 24));
        Assert.Equal(["a https://example.org/very/long", "b"], WrappedLines.Of("a https://example.org/very/long b", 31));
        Assert.Equal(["as it is"], WrappedLines.Of("as it is", 80));
    }
}
