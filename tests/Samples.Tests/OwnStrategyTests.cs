using Ponder.OwnStrategy;

namespace Ponder.Samples.Tests;

public class OwnStrategyTests
{
    private const string Problem = """{"id":"a","problem":"Henry keeps 6 albums with 12 coins in each. He finds 7 more coins at the market. How many coins does Henry have in the end?","answer":"79"}""";

    [Fact]
    public async Task The_strategy_shows()
    {
        using var sample = new SampleProcess("OwnStrategy", "strategies");
        Assert.Equal(0, await sample.EndAsync());
        Assert.Contains(FirstTo.Entry.Name, sample.Written, StringComparison.Ordinal);
        Assert.Contains(FirstTo.Entry.Summary, sample.Written, StringComparison.Ordinal);
        Assert.Contains("votes that end the race", sample.Written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_runs_a_job()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Problem + "\n");
        try
        {
            using var sample = new SampleProcess("OwnStrategy", "run", file, "--strategy", "first-to", "--n", "8", "--set", "votes=2", "--json");
            Assert.Equal(0, await sample.EndAsync());
            Assert.Contains("\"accuracy\": 1", sample.Written, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
