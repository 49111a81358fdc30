using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Ponder.Hosting;

namespace Ponder.Functions.Api;

/// <summary>What the platform's probes ask: open to anybody, as they have no key.</summary>
internal sealed class Health(ModelReadiness readiness)
{
    [Function("Health")]
    public IResult Look([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request) =>
        Results.Json(
            new HealthView(readiness.Reason is null, readiness.Reason),
            statusCode: readiness.Reason is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
}

/// <summary>Whether the app takes work, and if not why.</summary>
internal sealed record HealthView(bool Ready, string? Reason);
