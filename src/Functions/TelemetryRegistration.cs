using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using Ponder.Engine.Diagnostics;

namespace Ponder.Functions;

/// <summary>Traces and meters, sent wherever the environment names a place: an OTLP endpoint, Application Insights, both or none.</summary>
internal static class TelemetryRegistration
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string InsightsConnection = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string Identity = "AZURE_CLIENT_ID";

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry().UseFunctionsWorkerDefaults()
            .WithTracing(tracing => tracing.AddSource(PonderDiagnostics.Name))
            .WithMetrics(metrics => metrics.AddMeter(PonderDiagnostics.Name));
        if (builder.Configuration[OtlpEndpoint] is { Length: > 0 }) telemetry.UseOtlpExporter();
        if (builder.Configuration[InsightsConnection] is not { Length: > 0 } connection) return;
        telemetry.UseAzureMonitorExporter(options =>
        {
            options.ConnectionString = connection;
            if (builder.Configuration[Identity] is not { Length: > 0 } id) return;
            options.Credential = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(id));
        });
    }
}
