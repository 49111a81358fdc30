using Ponder.Inference.Chat;
using Ponder.Inference.Chat.Limits;

namespace Ponder.Inference.Tests.Chat;

public sealed class PaceTests
{
    private readonly ManualTime time = new();

    [Theory]
    [InlineData(60, 50)]
    [InlineData(600, 200)]
    [InlineData(90, 40)]
    public async Task No_second_sees_more_requests_than_the_limit(double perMinute, int requests)
    {
        var left = await LeaveAsync(new() { RequestsPerMinute = perMinute }, [.. Enumerable.Repeat(1, requests)]);
        var most = left.Max(from => left.Count(t => t >= from && t < from + TimeSpan.FromSeconds(1)));
        Assert.InRange(most, 1, Math.Ceiling(perMinute / 60));
        Assert.Equal(requests - 1, left[^1].TotalMinutes * perMinute, 0.01 * requests);
    }

    [Fact]
    public async Task Tokens_flow_at_their_rate_after_ten_seconds_worth()
    {
        var left = await LeaveAsync(new() { TokensPerMinute = 6000 }, [.. Enumerable.Repeat(500, 20)]);
        // 1,000 tokens at once; 100 more each second: who leaves owes, the next one waits.
        Assert.Equal(2, left.Count(t => t == TimeSpan.Zero));
        Assert.Equal(((20 - 1) * 500 - 1000) / 100.0, left[^1].TotalSeconds, 1.0);
    }

    [Fact]
    public async Task A_request_larger_than_the_bucket_leaves_and_the_next_one_waits_for_it()
    {
        var left = await LeaveAsync(new() { TokensPerMinute = 600 }, [5000, 1]);
        Assert.Equal(TimeSpan.Zero, left[0]);
        Assert.Equal(490, left[1].TotalSeconds, 1.0);
    }

    [Fact]
    public async Task A_pause_holds_everybody()
    {
        using var pace = new RequestPacer(new(), time);
        pace.Pause(TimeSpan.FromSeconds(7));
        pace.Pause(TimeSpan.FromSeconds(3));
        await time.RunAsync(pace.LeaveAsync(1, default));
        Assert.Equal(7, time.GetUtcNow().ToUnixTimeSeconds());
    }

    private async Task<List<TimeSpan>> LeaveAsync(ChatLimits limits, int[] sizes)
    {
        using var pace = new RequestPacer(limits, time);
        var left = new List<TimeSpan>();
        await time.RunAsync(AllAsync());
        return left;

        async Task AllAsync()
        {
            foreach (var size in sizes)
            {
                await pace.LeaveAsync(size, default);
                left.Add(time.GetUtcNow() - DateTimeOffset.UnixEpoch);
            }
        }
    }
}
