using System.Text.Json;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
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
    private readonly JobHarness harness = new();
    private DurableTaskTestHost? durable;
    private Service? service;

    private const string Request = """{"problems":"batch.jsonl","options":{"strategy":"beam-search","n":8,"pageSize":4,"window":2,"maxTokens":60},"budget":["12000tok"]}""";

    public async Task InitializeAsync()
    {
        var jobs = new JobActivities(harness.Store, harness.Models);
        var activities = new Activities(jobs);
        durable = await DurableTaskTestHost.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc<string, string>(JobOrchestration.Name, async (context, _) =>
            {
                await Orchestrations.RunJobAsync(context);
                return "";
            });
            tasks.AddOrchestratorFunc<string, string>(PageOrchestration.Name, (context, _) => Orchestrations.RunPageAsync(context));
            tasks.AddActivityFunc<string, string>(nameof(JobActivities.PlanWave), (_, input) => activities.PlanWaveAsync(input));
            tasks.AddActivityFunc<string, string>(nameof(JobActivities.RunPage), (_, input) => activities.RunPageAsync(input, CancellationToken.None));
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
