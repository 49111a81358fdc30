using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Ponder.Inference.Settings;

namespace Ponder.Functions.Tests.Durable;

/// <summary>How long history is kept is a setting.</summary>
public class HistoryPurgeTests
{
    [Theory]
    [InlineData(null, 7.0)]
    [InlineData("", 7.0)]
    [InlineData("0", 0.0)]
    [InlineData("0.5", 0.5)]
    [InlineData("3650", 3650.0)]
    public void What_began_before_goes(string? setting, double days) =>
        Assert.Equal(Clock.Now.AddDays(-days), Purge(setting).Before());

    [Fact]
    public void Forever_keeps_it_and_anything_else_is_told()
    {
        Assert.Null(Purge("forever").Before());
        foreach (var text in (string[])["-1", "week", "3651", "1,5"])
            Assert.Contains("expected 0 to 3650 days, or forever", Assert.Throws<SettingException>(() => Purge(text).Before()).Message, StringComparison.Ordinal);
    }

    private static HistoryPurge Purge(string? setting) => new(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [HistoryPurge.Setting] = setting }).Build(),
        new Clock(), NullLogger<HistoryPurge>.Instance);

    private sealed class Clock : TimeProvider
    {
        public static DateTimeOffset Now { get; } = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
