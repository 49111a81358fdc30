using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Solving;
using Ponder.TestKit.Jobs;

namespace Ponder.Functions.Tests.Api;

/// <summary>Jobs are listed in pages, by status, and their data can be removed.</summary>
public class JobListTests
{
    private readonly JobHarness harness = new();
    private readonly HostHere host;
    private readonly Service service;

    public JobListTests()
    {
        host = new(harness);
        service = new(host, harness);
    }

    [Fact]
    public async Task Lists_have_pages_and_a_filter()
    {
        var ids = await JobsAsync(5);
        host.Idle = true;
        var idle = (await service.StartAsync("""{"problems":"batch.jsonl","options":{"seed":99}}""")).Id;
        var (found, after) = (new List<string>(), "");
        do
        {
            var page = (await service.ListAsync($"limit=2{(after.Length > 0 ? $"&after={after}" : "")}")).Json;
            Assert.InRange(page.GetProperty("jobs").GetArrayLength(), 1, 2);
            found.AddRange(page.GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("job").GetString()!));
            after = page.TryGetProperty("next", out var next) ? next.GetString()! : "";
        }
        while (after.Length > 0);
        Assert.Equal(ids.Append(idle).Order(StringComparer.Ordinal), found);
        var running = (await service.ListAsync("status=running")).Json.GetProperty("jobs");
        Assert.Equal(idle, Assert.Single(running.EnumerateArray()).GetProperty("job").GetString());
        var completed = (await service.ListAsync("status=completed&limit=100")).Json.GetProperty("jobs").EnumerateArray().ToList();
        Assert.Equal(5, completed.Count);
        Assert.All(completed, job => Assert.True(job.GetProperty("spentTokens").GetInt64() > 0));
    }

    [Fact]
    public async Task Budget_and_strategy_given_later_are_in_the_list_as_in_the_view()
    {
        await service.UploadAsync("batch.jsonl", harness.File);
        var id = (await service.StartAsync("""{"problems":"batch.jsonl","options":{"strategy":"majority","n":2},"budget":["1500tok"]}""")).Id;
        await (await JobStore.OpenAsync(harness.Store, id)).Changes.SetAsync(StrategyChoice.Parse("majority:n=4"));
        Assert.Equal(202, (await service.ResumeAsync(id, """{"budget":["3000tok"]}""")).Status);
        await service.ResumeAsync(id, """{"budget":["500tok"]}""");
        var view = (await service.ViewAsync(id)).Json;
        var line = Assert.Single((await service.ListAsync("")).Json.GetProperty("jobs").EnumerateArray());
        Assert.Equal((5000, "majority:n=4"), (line.GetProperty("cap").GetProperty("tokens").GetInt64(), line.GetProperty("strategy").GetString()));
        Assert.Equal((5000, "majority:n=4"), (view.GetProperty("cap").GetProperty("tokens").GetInt64(), view.GetProperty("strategy").GetString()));
    }

    [Fact]
    public async Task Budget_for_a_job_without_a_cap_is_refused_in_plain_words()
    {
        await service.UploadAsync("batch.jsonl", harness.File);
        var id = (await service.StartAsync("""{"problems":"batch.jsonl"}""")).Id;
        Assert.Contains($"job {id} has no cap", (await service.ResumeAsync(id, """{"budget":["3000tok"]}""")).Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("limit=0", "limit is 0: expected a whole number from 1 to 100")]
    [InlineData("limit=1e2", "limit: expected a whole number")]
    [InlineData("after=../x", "is no job id")]
    [InlineData("status=done", "status: expected one of pending, running")]
    [InlineData("status=running&status=failed", "status is given more than once")]
    public async Task What_cannot_be_listed_is_told(string query, string reason)
    {
        var reply = await service.ListAsync(query);
        Assert.Equal(400, reply.Status);
        Assert.Contains(reason, reply.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_its_host_has_forgotten_still_shows_what_it_came_to()
    {
        var id = (await JobsAsync(1))[0];
        var before = (await service.ViewAsync(id)).Json;
        await host.ForgetAsync(id, default);
        var after = (await service.ViewAsync(id)).Json;
        Assert.Equal(("completed", before.GetProperty("spentTokens").GetInt64()), (after.GetProperty("status").GetString(), after.GetProperty("spentTokens").GetInt64()));
        Assert.Equal(20, (await service.ResultsAsync(id)).Body.Count(c => c == '\n'));
    }

    [Fact]
    public async Task Data_of_a_job_under_way_stays_and_of_another_nothing_stays()
    {
        var kept = (await JobsAsync(1))[0];
        host.Idle = true;
        var id = (await service.StartAsync("""{"problems":"batch.jsonl","options":{"seed":99}}""")).Id;
        var refused = await service.CancelAsync(id, "data=true");
        Assert.Equal((409, $"job {id} is running: cancel it before its data is removed"), (refused.Status, refused.Json.GetProperty("detail").GetString()));
        await service.CancelAsync(id);
        Assert.Equal((204, ""), ((await service.CancelAsync(id, "data=true")) is var reply ? reply.Status : 0, reply.Body));
        Assert.DoesNotContain(harness.Store.Blobs.Keys, name => name.StartsWith(new JobNames(id).Folder, StringComparison.Ordinal));
        Assert.Equal(404, (await service.CancelAsync(id, "data=true")).Status);
        Assert.Equal(200, (await service.ViewAsync(kept)).Status);
        await using (var lease = await harness.Store.TryLeaseAsync(new JobNames(kept).Lease)) Assert.Equal(409, (await service.CancelAsync(kept, "data=true")).Status);
    }

    [Fact]
    public async Task Views_tell_what_is_spent_known_and_in_doubt_wave_by_wave_and_are_right_whatever_the_host_shows()
    {
        await service.UploadAsync("batch.jsonl", harness.File);
        var id = (await service.StartAsync("""{"problems":"batch.jsonl","options":{"strategy":"batch"},"budget":["9000tok"]}""")).Id;
        var ended = (await service.ViewAsync(id)).Json;
        var waves = ended.GetProperty("waves").EnumerateArray().ToList();
        Assert.True(waves.Count > 1);
        Assert.Equal(ended.GetProperty("spentTokens").GetInt64(), waves.Sum(wave => wave.GetProperty("spentTokens").GetInt64()));
        Assert.Equal(ended.GetProperty("spentTokens").GetInt64(), ended.GetProperty("knownTokens").GetInt64() + ended.GetProperty("inDoubtTokens").GetInt64());
        host.Idle = true; // Begun again, nothing of it is shown yet by the host.
        var resumed = (await service.ResumeAsync(id, """{"budget":["1000tok"]}""")).Json;
        Assert.Equal(("running", ended.GetProperty("spentTokens").GetInt64()), (resumed.GetProperty("status").GetString(), resumed.GetProperty("spentTokens").GetInt64()));
        Assert.Equal(20, resumed.GetProperty("waves")[0].GetProperty("settled").GetInt32());
        var cancelled = (await service.CancelAsync(id)).Json;
        Assert.Equal(20, cancelled.GetProperty("waves")[0].GetProperty("settled").GetInt32());
        Assert.Equal("cancelled", cancelled.GetProperty("status").GetString());
    }

    private async Task<List<string>> JobsAsync(int count)
    {
        await service.UploadAsync("batch.jsonl", harness.File);
        var ids = new List<string>();
        for (var seed = 1; seed <= count; seed++)
            ids.Add((await service.StartAsync($$$"""{"problems":"batch.jsonl","options":{"strategy":"majority","n":2,"seed":{{{seed}}}}}""")).Id);
        return ids;
    }
}
