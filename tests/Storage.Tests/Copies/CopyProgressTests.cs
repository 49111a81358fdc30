using Ponder.Storage.Copies;

namespace Ponder.Storage.Tests.Copies;

/// <summary>How often and how progress is told.</summary>
public sealed class CopyProgressTests
{
    [Fact]
    public void It_is_told_every_five_seconds_however_often_something_comes()
    {
        var (time, said) = (new Clock(), new List<string>());
        var progress = new CopyProgress(said.Add, "x", 3_100_000_000, time);
        progress.Begin(8);
        for (var i = 0; i < 110; i++)
        {
            time.Now += TimeSpan.FromSeconds(0.1);
            progress.Add(10_000_000);
        }

        progress.End();
        Assert.Equal(
            ["fetching 8 files, 3.1 GB, of x", "fetching x: 500 MB of 3.1 GB, 100 MB/s", "fetching x: 1.0 GB of 3.1 GB, 100 MB/s", "fetched x: 1.1 GB in 11 s"],
            said);
    }

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(999, "999 bytes")]
    [InlineData(1000, "1.0 kB")]
    [InlineData(99_900, "99.9 kB")]
    [InlineData(284_015_096, "284 MB")]
    [InlineData(7.7e9, "7.7 GB")]
    public void Sizes_are_in_the_unit_that_people_use(double bytes, string expected) => Assert.Equal(expected, CopyProgress.Size(bytes));

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
