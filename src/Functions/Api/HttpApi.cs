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
        Replies.TryAsync(async () =>
        {
            var query = Query.Of(request).Only("format");
            var (format, rows) = (query.Format(), await services(client).ResultsAsync(id, cancel));
            return new StreamedReply(format.ContentType, $"{id}.{format.Name}", (stream, stop) => rows.WriteAsync(stream, format, stop));
        });

    [Function("FindProblem")]
    public Task<IResult> FindProblemAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = $"{One}/problems")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Replies.TryAsync(async () =>
        {
            var name = Query.Of(request).Only("problem").Text("problem")
                ?? throw new FormatException("problem is missing: expected ?problem= and its id, or its place such as %233");
            return Replies.Json(await services(client).ProblemAsync(id, name, cancel));
        });

    /// <remarks>A server leaves an escaped slash of a path as it is; names that no path can hold go through the query.</remarks>
    [Function("ViewProblem")]
    public Task<IResult> ViewProblemAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = $"{One}/problems/{{problem}}")] HttpRequest request,
        string id, string problem, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Replies.TryAsync(async () => Replies.Json(
            await services(client).ProblemAsync(id, problem.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), cancel)));

    [Function("ExportJob")]
    public Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = $"{One}/export")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Replies.TryAsync(async () =>
        {
            var query = Query.Of(request).Only("what", "format", "right", "confidence", "perProblem");
            var (kind, format) = (query.Kind(), query.Format());
            var export = await services(client).ExportAsync(id, kind, query.Filter(), cancel);
            var name = $"{id}-{kind.ToString().ToLowerInvariant()}.{format.Name}";
            return new StreamedReply(format.ContentType, name, (stream, stop) => export.WriteAsync(stream, format, stop));
        });

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
