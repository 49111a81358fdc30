using System.Text;
using System.Text.Json;
using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Service;
using Ponder.Functions.Api;
using Ponder.TestKit.Jobs;

namespace Ponder.Functions.Tests.Api;

/// <summary>A dropped file begins a job under a cap, or its entry says why not, in the reader's own words.</summary>
public class DropTests
{
    private readonly JobHarness harness = new();
    private readonly Service service;

    public DropTests() => service = new(new HostHere(harness), harness);

    [Fact]
    public async Task A_file_begins_a_job_under_the_cap_that_is_set()
    {
        await service.UploadAsync("batch.jsonl", harness.File);
        var drop = await service.DropAsync("batch.jsonl", "9000tok, 500samples");
        Assert.Equal(new Cap(Tokens: 9000, Samples: 500), (await JobStore.OpenAsync(harness.Store, drop.Job!)).Spec.Options.Cap);
        var entry = Assert.Single((await service.DropsAsync()).Json.GetProperty("drops").EnumerateArray());
        Assert.Equal(("batch.jsonl", drop.Job), (entry.GetProperty("file").GetString(), entry.GetProperty("job").GetString()));
        Assert.Equal(Cap.None, (await JobStore.OpenAsync(harness.Store, (await service.DropAsync("batch.jsonl", "none")).Job!)).Spec.Options.Cap);
    }

    [Theory]
    [InlineData("batch.jsonl", "fine", null, "no budget is set for dropped files: set Ponder:Drops:Budget to one such as 200000tok, or to none")]
    [InlineData("batch.jsonl", "fine", "lots", "Ponder:Drops:Budget: budget \"lots\": expected a positive number")]
    [InlineData("bad.jsonl", "{\"id\":1", "9000tok", "bad.jsonl holds no problem: ")]
    [InlineData("empty.jsonl", "", "9000tok", "empty.jsonl is empty")]
    [InlineData("bytes.jsonl", "\u0001\u0002\u0003", "9000tok", "bytes.jsonl holds no problem: ")]
    [InlineData("Drop-Upper.jsonl", null, "9000tok", "a name is parts joined by '/', each of 1 to 255 lower-case letters")]
    [InlineData("gone.jsonl", null, "9000tok", "there is no problem file gone.jsonl")]
    public async Task A_file_that_begins_none_is_told_of_in_an_entry_and_beside_it(string name, string? content, string? budget, string reason)
    {
        if (content is not null) await service.UploadAsync(name, content == "fine" ? harness.File : content);
        var drop = await service.DropAsync(name, budget);
        Assert.Null(drop.Job);
        Assert.Contains(reason, drop.Reason, StringComparison.Ordinal);
        var entry = Assert.Single((await service.DropsAsync()).Json.GetProperty("drops").EnumerateArray());
        Assert.Equal((name, drop.Reason), (entry.GetProperty("file").GetString(), entry.GetProperty("reason").GetString()));
        var beside = Assert.Single(service.Problems.Blobs, blob => blob.Key.EndsWith(Drops.Refusal, StringComparison.Ordinal));
        Assert.StartsWith(name.ToLowerInvariant(), beside.Key, StringComparison.Ordinal);
        Assert.Contains(reason[..20], JsonDocument.Parse(beside.Value).RootElement.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.False(ProblemFiles.StartsByItself(beside.Key));
    }

    [Fact]
    public async Task A_file_that_is_fixed_loses_its_refusal()
    {
        await service.UploadAsync("batch.jsonl", "{");
        await service.DropAsync("batch.jsonl", "9000tok");
        await ((IStore)service.Problems).DeleteAsync("batch.jsonl");
        await service.UploadAsync("batch.jsonl", harness.File);
        Assert.NotNull((await service.DropAsync("batch.jsonl", "9000tok")).Job);
        Assert.Equal(["batch.jsonl"], service.Problems.Blobs.Keys);
    }

    [Fact]
    public void Names_that_are_none_of_a_blob_are_told_apart()
    {
        Assert.Equal("a.jsonl", Drops.Key("a.jsonl"));
        var names = (string[])["A.jsonl", "Ä b.jsonl", "..", "", new string('x', 3000), new string('X', 3000), "a/b", ".hidden"];
        Assert.Equal(names.Length, names.Select(Drops.Key).Distinct().Count());
        Assert.All(names, name => Assert.True(BlobName.IsValid($"drops/{Drops.Key(name)}{Drops.Refusal}"), name));
    }

    [Fact]
    public async Task Entries_have_pages()
    {
        foreach (var name in (string[])["a.jsonl", "b.jsonl", "c.jsonl"]) await service.DropAsync(name, null);
        var first = (await service.DropsAsync("limit=2")).Json;
        Assert.Equal(2, first.GetProperty("drops").GetArrayLength());
        var second = (await service.DropsAsync($"limit=2&after={first.GetProperty("next").GetString()}")).Json;
        Assert.Equal("c.jsonl", Assert.Single(second.GetProperty("drops").EnumerateArray()).GetProperty("file").GetString());
        Assert.False(second.TryGetProperty("next", out _));
    }

    [Fact]
    public async Task A_name_longer_than_a_blob_may_have_is_refused()
    {
        var reply = await service.StartAsync($$"""{"problems":"{{string.Join('/', Enumerable.Repeat(new string('x', 200), 6))}}"}""");
        Assert.Equal(400, reply.Status);
        Assert.Contains("at most 1,024 signs", reply.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(404, (await service.ViewAsync(new string('a', 3000))).Status);
        Assert.True(Encoding.UTF8.GetByteCount(reply.Body) < 1000);
    }
}
