using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Ponder.Functions.Api;

namespace Ponder.Functions;

/// <summary>The HTTP triggers: a route each, and nothing else.</summary>
internal sealed class HttpApi(JobServices services)
{
    private const string One = "jobs/{id}";

    [Function("StartJob")]
    public Task<IResult> StartAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "jobs")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Endpoints.StartAsync(services.Over(client), request, cancel);

    [Function("ViewJob")]
    public Task<IResult> ViewAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = One)] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Endpoints.ViewAsync(services.Over(client), id, cancel);

    [Function("JobResults")]
    public Task<IResult> ResultsAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = $"{One}/results")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Endpoints.ResultsAsync(services.Over(client), id, cancel);

    [Function("JobReport")]
    public Task<IResult> ReportAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = $"{One}/report")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Endpoints.ReportAsync(services.Over(client), id, cancel);

    [Function("ResumeJob")]
    public Task<IResult> ResumeAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = $"{One}/resume")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Endpoints.ResumeAsync(services.Over(client), id, request, cancel);

    [Function("PauseJob")]
    public Task<IResult> PauseAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = $"{One}/pause")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Endpoints.PauseAsync(services.Over(client), id, cancel);

    [Function("CancelJob")]
    public Task<IResult> CancelAsync([HttpTrigger(AuthorizationLevel.Function, "delete", Route = One)] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Endpoints.CancelAsync(services.Over(client), id, cancel);

    [Function("OpenApi")]
    public static IResult Document([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) => Endpoints.Document();
}
