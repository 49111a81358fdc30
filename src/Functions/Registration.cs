using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Orchestration;
using Ponder.Engine.Results;
using Ponder.Evaluation.Calibration;
using Ponder.Functions.Api;
using Ponder.Functions.Durable;
using Ponder.Inference.Embedded;
using Ponder.Inference.Kinds;
using Ponder.Reports;
using Ponder.Search.Catalogue;
using Ponder.Storage;

namespace Ponder.Functions;

/// <summary>What jobs need: one set of models, whose sessions merge what all pages ask, and the stores; opened at their first use.</summary>
internal static class Registration
{
    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton(Models)
        .AddSingleton(provider => Store(provider, "Ponder:Store"))
        .AddKeyedSingleton(ProblemFiles.Key, (provider, _) => Store(provider, "Ponder:Problems"))
        .AddSingleton<IJobReporter, JobReporter>()
        .AddSingleton<JobActivities>()
        .AddSingleton(Services);

    /// <summary>The strategies of this app: models and orchestrations must go by the same.</summary>
    public static StrategyCatalogue Strategies => StrategyCatalogue.Shipped;

    private static JobServices Services(IServiceProvider provider)
    {
        var (store, problems) = (provider.GetRequiredService<IStore>(), provider.GetRequiredKeyedService<IStore>(ProblemFiles.Key));
        var (models, time) = (provider.GetRequiredService<JobModels>(), provider.GetRequiredService<TimeProvider>());
        return client => new(store, problems, models, new DurableJobHost(client), time);
    }

    /// <summary>
    /// The models that the settings name. On a machine without CUDA, ONNX Runtime first writes one red line of its own to standard error: a
    /// CUDA library cannot be loaded. Then the models run on the CPU, with the same scores, and the log says so.
    /// </summary>
    private static JobModels Models(IServiceProvider provider)
    {
        var log = provider.GetRequiredService<ILoggerFactory>().CreateLogger("Ponder.Models");
        var settings = new ModelSettings(provider.GetRequiredService<IConfiguration>(), log.Models);
        var models = new JobModels(settings.OpenProposer(), settings.OpenVerifier()) { Strategies = Strategies };
        return ShippedCalibration.Content is { } table ? models.Knowing(TableFile.Parse("the shipped calibration", table, models.Strategies)) : models;
    }

    private static IStore Store(IServiceProvider provider, string setting) => StoreAddress.Parse(
        provider.GetRequiredService<IConfiguration>()[setting]
        ?? throw new FormatException($"{setting} is not set: expected a container's URL or a connection string")).Open();
}
