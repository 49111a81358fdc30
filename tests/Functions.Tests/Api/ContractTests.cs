using Ponder.TestKit.Jobs;

namespace Ponder.Functions.Tests.Api;

/// <summary>Codes, headers and bodies of every call, over a host that runs jobs where it stands.</summary>
public class ContractTests
{
    private readonly JobHarness harness = new();
    private readonly HostHere host;
    private readonly Service service;

    public ContractTests()
    {
        host = new(harness);
        service = new(host, harness);
    }

    [Fact]
    public async Task A_job_is_accepted_with_its_address_and_the_same_request_is_the_same_job()
    {
        await service.UploadAsync("batch.jsonl", harness.File);
        var first = await service.StartAsync("""{"problems":"batch.jsonl","options":{"strategy":"majority","n":4},"budget":["50000tok"]}""");
        Assert.Equal((202, "application/json", $"/api/jobs/{first.Id}"), (first.Status, first.Type, first.Location));
        var second = await service.StartAsync("""{"budget":["50000tok"],"options":{"n":4,"strategy":"majority"},"problems":"batch.jsonl"}""");
        Assert.Equal((202, first.Id, 1), (second.Status, second.Id, host.Begun));
        Assert.Equal("majority:n=4", first.Json.GetProperty("strategy").GetString());
        Assert.Equal(20, first.Json.GetProperty("problems").GetInt32());
    }

    [Fact]
    public async Task A_job_that_has_ended_gives_its_totals_its_results_and_its_report()
    {
        await service.UploadAsync("batch.jsonl", harness.File);
        var id = (await service.StartAsync("""{"problems":"batch.jsonl","options":{"strategy":"weighted-best-of-n","n":4}}""")).Id;
        var view = await service.ViewAsync(id);
        Assert.Equal((200, "completed"), (view.Status, view.State));
        Assert.True(view.Json.GetProperty("spentTokens").GetInt64() > 0);
        Assert.Equal(20, view.Json.GetProperty("waves")[0].GetProperty("settled").GetInt32());
        Assert.Equal(20, view.Json.GetProperty("summary").GetProperty("solved").GetInt32());
        var results = await service.ResultsAsync(id);
        Assert.Equal((200, "application/jsonl", 20), (results.Status, results.Type, results.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        var report = await service.ReportAsync(id);
        Assert.Equal((200, "text/html; charset=utf-8"), (report.Status, report.Type));
        Assert.StartsWith("<!doctype html>", report.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_of_a_job_under_way_are_those_of_pages_that_have_ended()
    {
        await service.UploadAsync("batch.jsonl", harness.File);
        host.Idle = true;
        var id = (await service.StartAsync("""{"problems":"batch.jsonl"}""")).Id;
        Assert.Equal((200, ""), ((await service.ResultsAsync(id)).Status, (await service.ResultsAsync(id)).Body));
        var report = await service.ReportAsync(id);
        Assert.Equal((404, "application/problem+json"), (report.Status, report.Type));
    }

    [Fact]
    public async Task Budget_is_granted_and_the_job_goes_on()
    {
        await service.UploadAsync("batch.jsonl", harness.File);
        var id = (await service.StartAsync("""{"problems":"batch.jsonl","options":{"strategy":"weighted-best-of-n","n":8},"budget":["1500tok"]}""")).Id;
        var before = (await service.ViewAsync(id)).Json.GetProperty("spentTokens").GetInt64();
        var resumed = await service.ResumeAsync(id, """{"budget":["3000tok"]}""");
        Assert.Equal((202, 4500), (resumed.Status, resumed.Json.GetProperty("cap").GetProperty("tokens").GetInt64()));
        Assert.InRange((await service.ViewAsync(id)).Json.GetProperty("spentTokens").GetInt64(), before + 1, 4500);
    }

    [Fact]
    public async Task Pausing_and_cancelling_reach_the_host_and_only_a_job_under_way_can_be_paused()
    {
        await service.UploadAsync("batch.jsonl", harness.File);
        host.Idle = true;
        var id = (await service.StartAsync("""{"problems":"batch.jsonl"}""")).Id;
        Assert.Equal(202, (await service.PauseAsync(id)).Status);
        Assert.Equal(202, (await service.ResumeAsync(id, "")).Status);
        Assert.Equal(202, (await service.CancelAsync(id)).Status);
        Assert.Equal(["shut", "open", "cancel"], host.Raised);
        var late = await service.PauseAsync(id);
        Assert.Equal((409, "application/problem+json", $"job {id} is cancelled: only one under way can be paused"), (late.Status, late.Type, late.Json.GetProperty("detail").GetString()));
    }

    [Theory]
    [InlineData("{", 400, "the body, line 1")]
    [InlineData("""{"problem":"batch.jsonl"}""", 400, "could not be mapped")]
    [InlineData("{}", 400, "problems is \"\": expected the name of an uploaded problem file")]
    [InlineData("""{"problems":"../secret"}""", 400, "problems is \"../secret\"")]
    [InlineData("""{"problems":"none.jsonl"}""", 404, "there is no problem file none.jsonl")]
    [InlineData("""{"problems":"batch.jsonl","options":{"strategy":"clever"}}""", 400, "there is no strategy \"clever\"")]
    [InlineData("""{"problems":"batch.jsonl","options":{"strategy":"majority:k=2"}}""", 400, "majority has no option \"k\"")]
    [InlineData("""{"problems":"batch.jsonl","options":{"pageSize":0}}""", 400, "page-size is 0: expected a whole number from 1 to 256")]
    [InlineData("""{"problems":"batch.jsonl","budget":["many"]}""", 400, "budget \"many\": expected a positive number")]
    [InlineData("""{"problems":"batch.jsonl","budget":[null]}""", 400, "budget \"\": expected a positive number")]
    [InlineData("""{"problems":"batch.jsonl","options":{"strategy":null}}""", 400, "the body, line 1, $")]
    [InlineData("""{"problems":"batch.jsonl","budget":["2usd"]}""", 400, "a budget in usd needs the models' prices")]
    [InlineData("""{"problems":"empty.jsonl"}""", 400, "empty.jsonl is empty: expected problems as JSON Lines")]
    public async Task What_cannot_be_begun_is_a_problem_with_its_reason(string body, int status, string detail)
    {
        await service.UploadAsync("batch.jsonl", harness.File);
        await service.UploadAsync("empty.jsonl", "");
        var reply = await service.StartAsync(body);
        Assert.Equal((status, "application/problem+json", status), (reply.Status, reply.Type, reply.Json.GetProperty("status").GetInt32()));
        Assert.Contains(detail, reply.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, host.Begun);
    }

    [Fact]
    public async Task Models_with_a_price_need_a_budget_or_the_word_that_there_is_none()
    {
        var priced = new JobHarness { Prices = new() { PromptPrice = 1 } };
        var paid = new Service(new HostHere(priced), priced);
        await paid.UploadAsync("batch.jsonl", priced.File);
        var refused = await paid.StartAsync("""{"problems":"batch.jsonl","options":{"strategy":"greedy"}}""");
        Assert.Equal((400, "application/problem+json"), (refused.Status, refused.Type));
        Assert.Contains("\"noCap\": true", refused.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(priced.Store.Blobs);
        Assert.Equal(202, (await paid.StartAsync("""{"problems":"batch.jsonl","options":{"strategy":"greedy"},"noCap":true}""")).Status);
        Assert.Equal(202, (await paid.StartAsync("""{"problems":"batch.jsonl","options":{"strategy":"greedy"},"budget":["2M"]}""")).Status);
        var both = await paid.StartAsync("""{"problems":"batch.jsonl","noCap":true,"budget":["2M"]}""");
        Assert.Contains("exclude each other", both.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.NotNull((await paid.DropAsync("batch.jsonl", "none")).Job);
    }

    [Fact]
    public async Task A_body_that_holds_the_problems_themselves_is_too_large()
    {
        var reply = await service.StartAsync($$"""{"problems":"{{new string('x', 70_000)}}"}""");
        Assert.Equal(413, reply.Status);
        Assert.Contains("upload problems to blob storage", reply.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0123456789abcdef", "there is no job 0123456789abcdef")]
    [InlineData("../../etc", "is no job id: expected 16 hexadecimal digits")]
    public async Task A_job_that_is_not_there_is_not_found_by_any_call(string id, string detail)
    {
        foreach (var reply in (Replied[])[await service.ViewAsync(id), await service.ResultsAsync(id), await service.ReportAsync(id), await service.ResumeAsync(id, ""), await service.PauseAsync(id), await service.CancelAsync(id)])
        {
            Assert.Equal((404, "application/problem+json"), (reply.Status, reply.Type));
            Assert.Contains(detail, reply.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }
}
