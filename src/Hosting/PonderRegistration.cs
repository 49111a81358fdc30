using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Ponder.Core.Storage;
using Ponder.Engine;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
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
    /// <c>Ponder:Verifier</c> (default: those that ship), the strategies, and the writer of reports. Nothing is opened before its first use.
    /// What the host has registered before stays.
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
        services.TryAddSingleton(provider => new OpenedModels(builder.OpenModels(configuration, Say(provider))));
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

    private static Action<string>? Say(IServiceProvider provider) =>
        provider.GetService<ILoggerFactory>()?.CreateLogger("Ponder.Models") is { } log ? log.Models : null;
}
