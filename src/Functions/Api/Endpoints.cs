using Microsoft.AspNetCore.Http;
using Ponder.Engine.Service;

namespace Ponder.Functions.Api;

/// <summary>The HTTP interface, request by request, over a <see cref="JobService"/>.</summary>
internal static class Endpoints
{
    public static Task<IResult> StartAsync(JobService jobs, HttpRequest request, CancellationToken cancel) => Replies.TryAsync(async () =>
    {
        var view = await jobs.StartAsync(RequestBody.Parse(await Replies.BodyAsync(request, cancel), new StartRequest(null)), cancel);
        request.HttpContext.Response.Headers.Location = $"/api/jobs/{view.Job}";
        return Replies.View(view, StatusCodes.Status202Accepted);
    });

    public static Task<IResult> ViewAsync(JobService jobs, string id, CancellationToken cancel) => Replies.TryAsync(async () => Replies.View(await jobs.ViewAsync(id, cancel)));

    public static Task<IResult> ResultsAsync(JobService jobs, string id, CancellationToken cancel) =>
        Replies.TryAsync(async () => Results.Stream(await jobs.ResultsAsync(id, cancel), "application/jsonl"));

    public static Task<IResult> ReportAsync(JobService jobs, string id, CancellationToken cancel) =>
        Replies.TryAsync(async () => Results.Stream(await jobs.ReportAsync(id, cancel), "text/html; charset=utf-8"));

    public static Task<IResult> ResumeAsync(JobService jobs, string id, HttpRequest request, CancellationToken cancel) => Replies.TryAsync(async () =>
        Replies.View(await jobs.ResumeAsync(id, RequestBody.Parse(await Replies.BodyAsync(request, cancel), new ResumeRequest()), cancel), StatusCodes.Status202Accepted));

    public static Task<IResult> PauseAsync(JobService jobs, string id, CancellationToken cancel) =>
        Replies.TryAsync(async () => Replies.View(await jobs.PauseAsync(id, cancel), StatusCodes.Status202Accepted));

    /// <summary>The interface as an OpenAPI document, for programs.</summary>
    public static IResult Document() => Results.Stream(typeof(Endpoints).Assembly.GetManifestResourceStream("openapi.json")!, "application/json");

    public static Task<IResult> CancelAsync(JobService jobs, string id, CancellationToken cancel) =>
        Replies.TryAsync(async () => Replies.View(await jobs.CancelAsync(id, cancel), StatusCodes.Status202Accepted));
}
