using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using Ponder.Core.Storage;
using Ponder.Engine.Diagnostics;
using Ponder.Engine.Jobs;
using Ponder.Engine.Orchestration;
using Ponder.Engine.Results;
using Ponder.Engine.Service;
using Ponder.Evaluation.Calibration;
using Ponder.Functions.Api;
using Ponder.Inference.Embedded;
using Ponder.Inference.Kinds;
using Ponder.Reports;
using Ponder.Storage;

namespace Ponder.Functions;

/// <summary>What the app is made of: one set of models, whose sessions merge what all pages ask, and the stores.</summary>
internal static class Registration
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string InsightsConnection = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string Identity = "AZURE_CLIENT_ID";

    public static void AddPonder(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Models);
        services.AddSingleton(Store(builder.Configuration, "Ponder:Store"));
        services.AddKeyedSingleton(ProblemFiles.Key, Store(builder.Configuration, "Ponder:Problems"));
        services.AddSingleton<IJobReporter, JobReporter>();
        services.AddSingleton<JobActivities>();
        services.AddScoped<JobServices>();
        var telemetry = services.AddOpenTelemetry().UseFunctionsWorkerDefaults()
            .WithTracing(tracing => tracing.AddSource(PonderDiagnostics.Name)).WithMetrics(metrics => metrics.AddMeter(PonderDiagnostics.Name));
        if (builder.Configuration[OtlpEndpoint] is { Length: > 0 }) telemetry.UseOtlpExporter();
        if (builder.Configuration[InsightsConnection] is { Length: > 0 } connection)
        {
            telemetry.UseAzureMonitorExporter(options =>
            {
                options.ConnectionString = connection;
                if (builder.Configuration[Identity] is { Length: > 0 } id) options.Credential = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(id));
            });
        }
    }

    private static JobModels Models(IServiceProvider services)
    {
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("Ponder.Models");
        var settings = new ModelSettings(services.GetRequiredService<IConfiguration>(), log.Models);
        var models = new JobModels(settings.OpenProposer(), settings.OpenVerifier());
        return ShippedCalibration.Content is { } table ? models.Knowing(TableFile.Parse("the shipped calibration", table)) : models;
    }

    private static IStore Store(IConfiguration configuration, string setting) => StoreAddress.Parse(
        configuration[setting] ?? throw new FormatException($"{setting} is not set: expected a container's URL or a connection string")).Open();
}
