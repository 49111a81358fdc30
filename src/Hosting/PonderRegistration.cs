using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Ponder.Core.Storage;
using Ponder.Engine;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.Inference.Settings;
using Ponder.Reports;
using Ponder.Search.Options;
using Ponder.Storage;

namespace Ponder.Hosting;

/// <summary>Registers Ponder in a host: ASP.NET, a worker or Azure Functions.</summary>
public static class PonderRegistration
{
    private const string StoreSetting = "Ponder:Store";
    private const string UsualStore = ".ponder";

    /// <summary>
    /// Registers a <see cref="PonderEngine"/> and what it is made of, all as singletons: the <see cref="IStore"/> of <c>Ponder:Store</c>
    /// (a folder, a container's URL or a connection string; default <c>.ponder</c>), the models of <c>Ponder:Proposer</c> and
    /// <c>Ponder:Verifier</c> (default: those that ship), the strategies, and the writer of reports. Nothing is opened before its first use;
    /// a host that wants its models open from the start asks for the <see cref="JobModels"/> then. <see cref="ModelReadiness"/> is for its
    /// health check. What the host has registered before stays.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">Where the settings are.</param>
    /// <param name="configure">Adds strategies and kinds of models of the host's own; null adds none.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="OptionException">A strategy that is added has a name that is taken.</exception>
    /// <exception cref="ArgumentException">A kind that is added has a name that is taken.</exception>
    public static IServiceCollection AddPonder(
        this IServiceCollection services, IConfiguration configuration, Action<PonderBuilder>? configure = null)
    {
        var builder = new PonderBuilder();
        configure?.Invoke(builder);
        services.TryAddSingleton(builder.Strategies);
        services.TryAddSingleton(builder.Kinds);
        services.TryAddSingleton(_ => new ModelReadiness(AtStart(configuration)));
        services.TryAddSingleton(provider =>
            provider.GetRequiredService<ModelReadiness>().Watch(() => Open(provider, builder, configuration)));
        services.TryAddSingleton(provider => provider.GetRequiredService<OpenedModels>().Models);
        services.TryAddSingleton(_ => StoreAddress.Parse(configuration[StoreSetting] ?? UsualStore).Open());
        services.TryAddSingleton<IJobReporter, JobReporter>();
        services.TryAddSingleton(Engine);
        return services;
    }

    private static PonderEngine Engine(IServiceProvider provider) =>
        new(provider.GetRequiredService<IStore>(), provider.GetRequiredService<JobModels>())
        {
            Reporter = provider.GetRequiredService<IJobReporter>(),
        };

    private static OpenedModels Open(IServiceProvider provider, PonderBuilder builder, IConfiguration configuration)
    {
        var log = provider.GetService<ILoggerFactory>()?.CreateLogger("Ponder.Models");
        var files = new ModelFiles(configuration, say: log is null ? null : log.Fetching);
        return new(builder.OpenModels(configuration, log is null ? null : log.Models, files));
    }

    private static bool AtStart(IConfiguration configuration) => configuration[ModelReadiness.Setting] switch
    {
        null or "" => false,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw new SettingException($"{ModelReadiness.Setting} is \"{text}\": expected true or false"),
    };
}
