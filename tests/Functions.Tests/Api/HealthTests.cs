using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ponder.Functions.Api;
using Ponder.Hosting;
using Ponder.Inference.Kinds;
using Ponder.Inference.Settings;
using Ponder.TestKit.Scripted;

namespace Ponder.Functions.Tests.Api;

/// <summary>What the platform's probes hear while models are opened.</summary>
public class HealthTests
{
    [Fact]
    public async Task Until_the_models_are_open_the_app_takes_no_work_and_says_why()
    {
        using var gate = new ManualResetEventSlim();
        await using var services = Services(() => gate.Wait(), ("Ponder:OpenAtStart", "true"));
        await StartAsync(services);
        var before = await AskAsync(services);
        Assert.Equal((503, false, "the models are being fetched and opened"), (before.Status, before.Body.GetProperty("ready").GetBoolean(), before.Body.GetProperty("reason").GetString()));
        gate.Set();
        Assert.True((await UntilAsync(services, 200)).GetProperty("ready").GetBoolean());
    }

    [Fact]
    public async Task What_could_not_be_opened_is_tried_again_and_a_stranger_hears_no_details()
    {
        var tries = 0;
        await using var services = Services(
            () =>
            {
                if (Interlocked.Increment(ref tries) == 1) throw new SettingException("https://secret.example has no model");
            },
            ("Ponder:OpenAtStart", "true"));
        await StartAsync(services);
        var body = await UntilAsync(services, 503);
        Assert.DoesNotContain("secret", body.GetRawText(), StringComparison.Ordinal);
        await UntilAsync(services, 200);
        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task Without_the_setting_the_app_takes_work_and_opens_no_model_at_its_start()
    {
        var opened = 0;
        await using var services = Services(() => opened++);
        await StartAsync(services);
        Assert.Equal((200, 0), ((await AskAsync(services)).Status, opened));
    }

    [Fact]
    public async Task A_setting_that_is_neither_yes_nor_no_is_named()
    {
        await using var services = Services(() => { }, ("Ponder:OpenAtStart", "soon"));
        Assert.Contains("Ponder:OpenAtStart is \"soon\"", Assert.Throws<SettingException>(services.GetRequiredService<ModelReadiness>).Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(Action open, params (string Name, string Value)[] more)
    {
        var values = new Dictionary<string, string?> { ["Ponder:Proposer:Kind"] = "slow", ["Ponder:Verifier:Kind"] = "none", ["Ponder:Store"] = "store" };
        foreach (var (name, value) in more) values[name] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        return new ServiceCollection().AddLogging()
            .AddJobs(configuration, ponder => ponder.AddProposer(new ProposerKind("slow", _ =>
            {
                open();
                return new ScriptedProposer();
            })))
            .AddSingleton<TimeProvider>(new Impatient()).AddSingleton<Health>().BuildServiceProvider();
    }

    private static async Task StartAsync(ServiceProvider services)
    {
        foreach (var service in services.GetServices<IHostedService>()) await service.StartAsync(default);
    }

    private static async Task<JsonElement> UntilAsync(ServiceProvider services, int status)
    {
        for (var tries = 0; tries < 500; tries++, await Task.Delay(10))
        {
            if (await AskAsync(services) is var reply && reply.Status == status) return reply.Body;
        }

        throw new TimeoutException($"the app never answered {status}");
    }

    private static async Task<(int Status, JsonElement Body)> AskAsync(ServiceProvider services)
    {
        var context = new DefaultHttpContext { RequestServices = services };
        using var reply = new MemoryStream();
        context.Response.Body = reply;
        await services.GetRequiredService<Health>().Look(context.Request).ExecuteAsync(context);
        return (context.Response.StatusCode, JsonDocument.Parse(reply.ToArray()).RootElement.Clone());
    }

    /// <summary>Waits a hundredth of the time.</summary>
    private sealed class Impatient : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime / 100, period);
    }
}
