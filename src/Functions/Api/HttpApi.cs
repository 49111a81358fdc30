using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Ponder.Web.Api;

namespace Ponder.Functions.Api;

/// <summary>The HTTP interface: a trigger for each call, which <see cref="JobApi"/> answers.</summary>
internal sealed class HttpApi(JobServices services)
{
    private const string All = "api/jobs";
    private const string One = $"{All}/{{id}}";

    [Function("StartJob")]
    public Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = All)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancel) => Api(client).StartAsync(request, cancel);

    [Function("ListJobs")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = All)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancel) => Api(client).ListAsync(request, cancel);

    [Function("ListDrops")]
    public Task<IResult> DropsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/drops")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancel) => Api(client).DropsAsync(request, cancel);

    [Function("ViewJob")]
    public Task<IResult> ViewAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = One)] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) => Api(client).ViewAsync(id, cancel);

    [Function("JobResults")]
    public Task<IResult> ResultsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = $"{One}/results")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) => Api(client).ResultsAsync(request, id, cancel);

    [Function("FindProblem")]
    public Task<IResult> FindProblemAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = $"{One}/problems")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) => Api(client).FindProblemAsync(request, id, cancel);

    [Function("ViewProblem")]
    public Task<IResult> ViewProblemAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = $"{One}/problems/{{problem}}")] HttpRequest request,
        string id, string problem, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Api(client).ViewProblemAsync(id, problem, cancel);

    [Function("ExportJob")]
    public Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = $"{One}/export")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) => Api(client).ExportAsync(request, id, cancel);

    [Function("JobRows")]
    public Task<IResult> RowsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = $"{One}/rows")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) => Api(client).RowsAsync(request, id, cancel);

    [Function("JobReport")]
    public Task<IResult> ReportAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = $"{One}/report")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) => Api(client).ReportAsync(id, cancel);

    [Function("ResumeJob")]
    public Task<IResult> ResumeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = $"{One}/resume")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) => Api(client).ResumeAsync(request, id, cancel);

    [Function("PauseJob")]
    public Task<IResult> PauseAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = $"{One}/pause")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) => Api(client).PauseAsync(id, cancel);

    [Function("CancelJob")]
    public Task<IResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = One)] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) => Api(client).CancelAsync(request, id, cancel);

    /// <summary>The interface as an OpenAPI document, for programs.</summary>
    [Function("OpenApi")]
    public static IResult Document(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request) => JobApi.Document();

    private JobApi Api(DurableTaskClient client) => new(services(client));
}
