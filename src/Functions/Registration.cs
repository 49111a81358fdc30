using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Orchestration;
using Ponder.Engine.Service;
using Ponder.Functions.Api;
using Ponder.Functions.Durable;
using Ponder.Hosting;
using Ponder.Inference.Settings;
using Ponder.Storage;

namespace Ponder.Functions;

/// <summary>
/// What jobs need: one set of models, whose sessions merge what all pages ask, and the stores; opened at their first use. Built for a GPU,
/// on a machine without CUDA, ONNX Runtime first writes one red line of its own to standard error: a CUDA library cannot be loaded. Then the
/// models run on the CPU, with the same scores, and the log says so.
/// </summary>
internal static class Registration
{
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration, Action<PonderBuilder>? configure = null) =>
        services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(_ => Store(configuration, "Ponder:Store"))
            .AddKeyedSingleton(ProblemFiles.Key, (_, _) => Store(configuration, "Ponder:Problems"))
            .AddPonder(configuration, configure)
            .AddHostedService<ModelStart>()
            .AddSingleton<JobActivities>()
            .AddSingleton<PageTotals>()
            .AddSingleton(Services)
            .AddSingleton(provider => Starters(provider, configuration));

    private static JobServices Services(IServiceProvider provider)
    {
        var (store, problems) = (provider.GetRequiredService<IStore>(), provider.GetRequiredKeyedService<IStore>(ProblemFiles.Key));
        var (models, time) = (provider.GetRequiredService<JobModels>(), provider.GetRequiredService<TimeProvider>());
        var counted = provider.GetRequiredService<PageTotals>();
        return client => new(store, problems, models, new DurableJobHost(client), time, counted);
    }

    private static DropStarters Starters(IServiceProvider provider, IConfiguration configuration)
    {
        var (store, problems) = (provider.GetRequiredService<IStore>(), provider.GetRequiredKeyedService<IStore>(ProblemFiles.Key));
        var drops = new Drops(store, problems, provider.GetRequiredService<TimeProvider>());
        var services = provider.GetRequiredService<JobServices>();
        return client => new(services(client), drops, configuration[DropStarter.Setting]);
    }

    /// <summary>A store that must be named: a folder of this machine would be lost with it.</summary>
    private static IStore Store(IConfiguration configuration, string setting) => StoreAddress.Parse(
        configuration[setting] ?? throw new SettingException($"{setting} is not set: expected a container's URL or a connection string")).Open();
}
