using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Ponder.Engine.Service;

namespace Ponder.Functions.Api;

/// <summary>The HTTP interface: a trigger for each call. <see cref="Replies"/> puts what goes wrong in words.</summary>
internal sealed class HttpApi(JobServices services)
{
    private const string One = "jobs/{id}";

    [Function("StartJob")]
    public Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "jobs")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Replies.TryAsync(async () =>
        {
            var body = await Replies.BodyAsync(request, new StartRequest(null), cancel);
            var view = await services(client).StartAsync(body, cancel);
            request.HttpContext.Response.Headers.Location = $"/api/jobs/{view.Job}";
            return Replies.Accepted(view);
        });

    [Function("ListJobs")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "jobs")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Replies.TryAsync(async () =>
        {
            var query = Query.Of(request);
            return Replies.Json(await services(client).ListAsync(query.Status(), query.Text("after"), query.Limit(), cancel));
        });

    [Function("ListDrops")]
    public Task<IResult> DropsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "drops")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Replies.TryAsync(async () =>
        {
            var query = Query.Of(request);
            return Replies.Json(await services(client).DropsAsync(query.Text("after"), query.Limit(), cancel));
        });

    [Function("ViewJob")]
    public Task<IResult> ViewAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = One)] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Replies.TryAsync(async () => Replies.View(await services(client).ViewAsync(id, cancel)));

    [Function("JobResults")]
    public Task<IResult> ResultsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = $"{One}/results")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Replies.TryAsync(async () => Results.Stream(await services(client).ResultsAsync(id, cancel), "application/jsonl"));

    [Function("JobReport")]
    public Task<IResult> ReportAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = $"{One}/report")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Replies.TryAsync(async () => Results.Stream(await services(client).ReportAsync(id, cancel), "text/html; charset=utf-8"));

    [Function("ResumeJob")]
    public Task<IResult> ResumeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = $"{One}/resume")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Replies.TryAsync(async () =>
        {
            var body = await Replies.BodyAsync(request, new ResumeRequest(), cancel);
            return Replies.Accepted(await services(client).ResumeAsync(id, body, cancel));
        });

    [Function("PauseJob")]
    public Task<IResult> PauseAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = $"{One}/pause")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Replies.TryAsync(async () => Replies.Accepted(await services(client).PauseAsync(id, cancel)));

    [Function("CancelJob")]
    public Task<IResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = One)] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Replies.TryAsync(async () =>
        {
            if (!Query.Of(request).Flag("data")) return Replies.Accepted(await services(client).CancelAsync(id, cancel));
            await services(client).RemoveAsync(id, cancel);
            return Results.NoContent();
        });

    /// <summary>The interface as an OpenAPI document, for programs.</summary>
    [Function("OpenApi")]
    public static IResult Document(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) =>
        Results.Bytes(ApiDocument.Content, "application/json");
}
