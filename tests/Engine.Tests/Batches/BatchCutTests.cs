using Ponder.Core.Batching;
using Ponder.Engine.Running.Batches;
using Ponder.Engine.Running.Calls;

namespace Ponder.Engine.Tests.Batches;

public class BatchCutTests
{
    [Fact]
    public void A_file_holds_fifty_thousand_requests()
    {
        var parts = Cut(new(), 120_000, _ => 10);
        Assert.Equal([50_000, 50_000, 20_000], parts.Select(part => part.Count));
        Assert.Equal(Enumerable.Range(0, 120_000), parts.SelectMany(part => part).Select(call => call.Number));
    }

    [Fact]
    public void A_file_holds_two_hundred_megabytes()
    {
        var parts = Cut(new(), 500, _ => 1_000_000);
        Assert.All(parts, part => Assert.InRange(part.Count * (1_000_000 + 256L), 1, 200_000_000));
        Assert.Equal([199, 199, 102], parts.Select(part => part.Count));
    }

    [Fact]
    public void A_file_holds_the_quota_of_tokens() =>
        Assert.Equal([3, 3, 1], Cut(new() { Tokens = 350 }, 7, _ => 10).Select(part => part.Count));

    [Fact]
    public void Where_there_was_no_room_files_are_smaller() =>
        Assert.Equal([2, 2, 1], Cut(new(), 5, _ => 10, most: 2).Select(part => part.Count));

    [Fact]
    public void What_is_too_large_on_its_own_and_what_makes_no_request_is_left_for_live()
    {
        var parts = Cut(new() { Bytes = 10_000 }, 6, number => number == 2 ? 20_000 : number == 4 ? -1 : 10);
        Assert.Equal([0, 1, 3, 5], Assert.Single(parts).Select(call => call.Number));
    }

    [Fact]
    public void What_goes_to_another_address_goes_by_another_file()
    {
        var parts = new BatchCut(new()).Of(Enumerable.Range(0, 4).Select(number => Call(number, 10, number < 2 ? "completions" : "chat/completions"))).ToList();
        Assert.Equal([2, 2], parts.Select(part => part.Count));
    }

    private static List<IReadOnlyList<PlannedCall>> Cut(BatchLimits limits, int calls, Func<int, int> size, int most = int.MaxValue) =>
        [.. new BatchCut(limits).Of(Enumerable.Range(0, calls).Select(number => Call(number, size(number), "chat/completions")), most)];

    private static PlannedCall Call(int number, int size, string path) => new(number, default, _ => throw new InvalidOperationException(), _ => default)
    {
        Tariff = new(),
        Line = new(default, id => size < 0 ? null : new(id, path, new byte[size], 100), _ => new(null, true)),
    };
}
