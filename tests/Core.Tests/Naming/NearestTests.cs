using Ponder.Core.Naming;

namespace Ponder.Core.Tests.Naming;

public class NearestTests
{
    private static readonly string[] Strategies = ["greedy", "majority", "best-of-n", "weighted-best-of-n", "auto", "batch"];

    [Theory]
    [InlineData("bestofn", "best-of-n")]
    [InlineData("Best-Of-N", "best-of-n")]
    [InlineData("gredy", "greedy")]
    [InlineData("batc", "batch")]
    [InlineData("atuo", "auto")]
    [InlineData("weighted_best_of_n", "weighted-best-of-n")]
    [InlineData("clever", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    public void A_name_that_is_near_is_meant(string given, string? meant) => Assert.Equal(meant, Nearest.Of(given, Strategies));

    [Fact]
    public void A_hint_ends_a_message_and_is_empty_where_nothing_is_near()
    {
        Assert.Equal("; did you mean \"auto\"?", Nearest.Hint("autoo", Strategies));
        Assert.Equal("", Nearest.Hint("clever", Strategies));
    }
}
