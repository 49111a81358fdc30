using System.Text.Json;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Ponder.Core.Proposing;
using Ponder.Engine.Audits;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Orchestration;
using Ponder.Engine.Results;
using Ponder.Functions.Durable;
using Ponder.Functions.Tests.Api;
using Ponder.TestKit.Jobs;

namespace Ponder.Functions.Tests.Durable;

/// <summary>The app's orchestrations and activities run by the Durable Task worker itself, over a host in this process.</summary>
public sealed class DurableTests : IAsyncLifetime
{
    private JobHarness harness = new();
    private int steps;
    private DurableTaskTestHost? durable;
    private Service? service;

    private const string Request = """{"problems":"batch.jsonl","options":{"strategy":"beam-search","n":8,"pageSize":4,"window":2,"maxTokens":60},"budget":["12000tok"]}""";

    public Task InitializeAsync() => StartAsync(harness.Models);

    private async Task StartAsync(JobModels models)
    {
        var jobs = new JobActivities(harness.Store, models);
        var activities = new Activities(jobs, NullLogger<Activities>.Instance);
        durable = await DurableTaskTestHost.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc<string, string>(JobOrchestration.Name, async (context, _) =>
            {
                await Orchestrations.RunJobAsync(context);
                return "";
            });
            tasks.AddOrchestratorFunc<string, string>(PageOrchestration.Name, (context, _) => Orchestrations.RunPageAsync(context));
            tasks.AddActivityFunc<string, string>(nameof(JobActivities.PlanWave), (_, input) => activities.PlanWaveAsync(input));
            tasks.AddActivityFunc<string, string>(nameof(JobActivities.RunPage), (_, input) =>
            {
                Interlocked.Increment(ref steps);
                return activities.RunPageAsync(input, CancellationToken.None);
            });
            tasks.AddActivityFunc<string, string>(nameof(JobActivities.ExecuteRound), (_, input) => activities.ExecuteRoundAsync(input, CancellationToken.None));
            tasks.AddActivityFunc<string, string>(nameof(JobActivities.CloseJob), (_, input) => activities.CloseJobAsync(input));
        });
        service = new(new DurableJobHost(durable.Client), harness);
        await service.UploadAsync("batch.jsonl", harness.File);
    }

    [Fact]
    public async Task A_job_over_HTTP_comes_to_what_it_comes_to_in_process_byte_for_byte()
    {
        var id = (await service!.StartAsync(Request)).Id;
        var view = await EndedAsync(id);
        Assert.True(view.State == "completed", view.Body);
        Assert.Equal(("completed", 20), (view.State, view.Json.GetProperty("summary").GetProperty("problems").GetInt32()));
        var inside = new JobHarness();
        var spec = await inside.OpenAsync(await OptionsAsync(id));
        Assert.Equal(id, spec.Id);
        var expected = await inside.RunAsync(spec.Options);
        Assert.Equal(expected.Results, (await service.ResultsAsync(id)).Body);
        Assert.Equal(expected.Summary.Spend.Tokens, view.Json.GetProperty("spentTokens").GetInt64());
    }

    [Fact]
    public async Task More_budget_has_an_ended_job_go_on_and_what_is_recorded_is_not_paid_again()
    {
        var id = (await service!.StartAsync(Request.Replace("12000tok", "4000tok", StringComparison.Ordinal))).Id;
        var before = (await EndedAsync(id)).Json.GetProperty("spentTokens").GetInt64();
        Assert.Equal(202, (await service.ResumeAsync(id, """{"budget":["20000tok"]}""")).Status);
        await Task.Delay(200);
        var after = (await EndedAsync(id)).Json.GetProperty("spentTokens").GetInt64();
        Assert.InRange(after, before + 1, 24_000);
        var spec = (await JobStore.OpenAsync(harness.Store, id)).Spec;
        Assert.Empty((await new JournalAudit(new(harness.Store, spec)).RunAsync()).Faults);
    }

    [Fact]
    public async Task A_job_is_paused_shown_so_resumed_and_cancelled()
    {
        var id = (await service!.StartAsync(Request)).Id;
        if ((await service.PauseAsync(id)).Status == 202)
        {
            Assert.Contains((await UntilAsync(id, "paused", "completed")).State, (string[])["paused", "completed"]);
            await service.ResumeAsync(id, "");
        }

        Assert.Equal("completed", (await EndedAsync(id)).State);
        Assert.Equal(202, (await service.CancelAsync(id)).Status);
    }

    [Fact]
    public async Task A_round_longer_than_an_activity_may_take_ends_with_each_sample_paid_once()
    {
        await durable!.DisposeAsync();
        var options = JobHarness.Options(pageSize: 20);
        var expected = await new JobHarness().RunAsync(options);
        harness = new() { Proposer = new() { Concurrency = 2, Pause = (_, cancel) => Task.Delay(400, cancel) } };
        await StartAsync(harness.Models with { RoundTime = TimeSpan.FromMilliseconds(1500) });
        var id = (await service!.StartAsync("""{"problems":"batch.jsonl","options":{"strategy":"weighted-best-of-n","n":8,"pageSize":20,"window":2,"maxTokens":60}}""")).Id;
        var view = await EndedAsync(id);
        Assert.True(view.State == "completed", view.Body);
        Assert.Equal(expected.Results, (await service.ResultsAsync(id)).Body);
        Assert.InRange(steps, 2, 40);
        Assert.Equal(20, harness.Proposer.Asked.DistinctBy(p => p.Problem).Count());
        Assert.Equal((20, 0), (harness.Proposer.Asked.Count, view.Json.GetProperty("inDoubtTokens").GetInt64()));
    }

    [Fact]
    public async Task A_fault_that_lasts_fails_the_job_at_once_with_its_reason_in_the_view_and_resuming_goes_on()
    {
        await durable!.DisposeAsync();
        var broken = true;
        harness = new() { Proposer = new() { OnBatch = _ => { if (broken) throw new ModelUnavailableException("the key is refused") { Lasting = true }; } } };
        await StartAsync(harness.Models);
        var id = (await service!.StartAsync(Request)).Id;
        var view = await EndedAsync(id);
        Assert.Equal(("failed", "the key is refused"), (view.State, view.Json.GetProperty("failure").GetString()));
        Assert.InRange(steps, 1, 2);
        var listed = (await service.ListAsync("status=failed")).Json.GetProperty("jobs")[0];
        Assert.Equal((id, "the key is refused"), (listed.GetProperty("job").GetString(), listed.GetProperty("failure").GetString()));
        broken = false;
        await service.ResumeAsync(id, "");
        await Task.Delay(200);
        Assert.Equal("completed", (await EndedAsync(id)).State);
        Assert.Equal(204, (await service.CancelAsync(id, "data=true")).Status);
        Assert.Equal(404, (await service.ViewAsync(id)).Status);
    }

    public async Task DisposeAsync()
    {
        if (durable is not null) await durable.DisposeAsync();
    }

    private async Task<JobOptions> OptionsAsync(string id) =>
        JsonSerializer.Deserialize<JobSpec>((await ((Core.Storage.IStore)harness.Store).TryReadAsync(new JobNames(id).Spec))!, JournalFormat.Json)!.Options;

    private Task<Replied> EndedAsync(string id) => UntilAsync(id, "completed", "failed", "cancelled");

    private async Task<Replied> UntilAsync(string id, params string[] states)
    {
        var view = await service!.ViewAsync(id);
        for (var tries = 0; tries < 600 && !states.Contains(view.State); tries++)
        {
            await Task.Delay(100);
            view = await service.ViewAsync(id);
        }

        return view;
    }
}
