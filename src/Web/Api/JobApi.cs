using Microsoft.AspNetCore.Http;
using Ponder.Engine.Exports;
using Ponder.Engine.Exports.FineTuning;
using Ponder.Engine.Service;

namespace Ponder.Web.Api;

/// <summary>The HTTP interface, whoever serves it: each call reads its request strictly and puts what goes wrong in words.</summary>
/// <param name="jobs">What does the work.</param>
public sealed class JobApi(JobService jobs)
{
    /// <summary>The interface as an OpenAPI document, for programs.</summary>
    public static IResult Document() => Results.Bytes(ApiDocument.Content, "application/json");

    /// <summary><c>POST /api/jobs</c></summary>
    public Task<IResult> StartAsync(HttpRequest request, CancellationToken cancel) => Replies.TryAsync(async () =>
    {
        var view = await jobs.StartAsync(await Replies.BodyAsync(request, new StartRequest(null), cancel), cancel);
        request.HttpContext.Response.Headers.Location = $"/api/jobs/{view.Job}";
        return Replies.Accepted(view);
    });

    /// <summary><c>GET /api/jobs</c></summary>
    public Task<IResult> ListAsync(HttpRequest request, CancellationToken cancel) => Replies.TryAsync(async () =>
    {
        var query = Query.Of(request);
        return Replies.Json(await jobs.ListAsync(query.Status(), query.Text("after"), query.Limit(), cancel));
    });

    /// <summary><c>GET /api/drops</c></summary>
    public Task<IResult> DropsAsync(HttpRequest request, CancellationToken cancel) => Replies.TryAsync(async () =>
    {
        var query = Query.Of(request);
        return Replies.Json(await jobs.DropsAsync(query.Text("after"), query.Limit(), cancel));
    });

    /// <summary><c>GET /api/jobs/{id}</c></summary>
    public Task<IResult> ViewAsync(string id, CancellationToken cancel) =>
        Replies.TryAsync(async () => Replies.View(await jobs.ViewAsync(id, cancel)));

    /// <summary><c>GET /api/jobs/{id}/results</c></summary>
    public Task<IResult> ResultsAsync(HttpRequest request, string id, CancellationToken cancel) => Replies.TryAsync(async () =>
    {
        var query = Query.Of(request).Only("format");
        var (format, rows) = (query.Format(), await jobs.ResultsAsync(id, cancel));
        return new StreamedReply(format.ContentType, $"{id}.{format.Name}", (stream, stop) => rows.WriteAsync(stream, format, stop));
    });

    /// <summary><c>GET /api/jobs/{id}/problems</c></summary>
    public Task<IResult> FindProblemAsync(HttpRequest request, string id, CancellationToken cancel) => Replies.TryAsync(async () =>
    {
        var query = Query.Of(request).Only("problem", "place", "pictures");
        var pictures = query.Flag("pictures");
        var view = query.Place() is { } place ? await jobs.ProblemAsync(id, place, cancel)
            : await jobs.ProblemAsync(id, query.Text("problem") ?? throw new FormatException("problem is missing: expected ?problem= and its id, or its place such as %233"), cancel);
        return Replies.Json(pictures ? await jobs.WithPicturesAsync(id, view, cancel) : view);
    });

    /// <summary><c>GET /api/jobs/{id}/problems/{problem}</c></summary>
    /// <remarks>A server leaves an escaped slash of a path as it is; names that no path can hold go through the query.</remarks>
    public Task<IResult> ViewProblemAsync(string id, string problem, CancellationToken cancel) => Replies.TryAsync(async () =>
        Replies.Json(await jobs.ProblemAsync(id, problem.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), cancel)));

    /// <summary><c>GET /api/jobs/{id}/export</c></summary>
    public Task<IResult> ExportAsync(HttpRequest request, string id, CancellationToken cancel) => Replies.TryAsync(async () =>
    {
        var query = Query.Of(request).Only(["what", "format", "right", "confidence", "perProblem", "order", .. TuningQuery.Fields]);
        if (query.Tuning() is { } tuning) return await FineTuningAsync(request.HttpContext.Response, id, tuning, query, cancel);
        var (kind, format) = (query.Kind(), query.Format());
        var export = await jobs.ExportAsync(id, kind, query.Filter(), cancel);
        var name = $"{id}-{kind.ToString().ToLowerInvariant()}.{format.Name}";
        return new StreamedReply(format.ContentType, name, (stream, stop) => export.WriteAsync(stream, format, stop));
    });

    /// <summary>The file is whole, and what it holds is known, before its first byte leaves.</summary>
    private async Task<IResult> FineTuningAsync(HttpResponse response, string id, FineTuningKind kind, Query query, CancellationToken cancel)
    {
        var export = await jobs.FineTuningAsync(id, kind, query.Filter(), query.TuningOptions(), cancel);
        return new StreamedReply(ExportFormat.Jsonl.ContentType, $"{id}-{FineTuningKinds.Name(kind)}.jsonl", async (stream, stop) =>
        {
            await using var file = await export.WriteAsync(stop);
            response.Headers[ExportHeader.Name] = ExportHeader.Of(file.Report);
            await file.CopyToAsync(stream, stop);
        });
    }

    /// <summary><c>GET /api/jobs/{id}/rows</c></summary>
    public Task<IResult> RowsAsync(HttpRequest request, string id, CancellationToken cancel) => Replies.TryAsync(async () =>
        new PackedLines(await jobs.RowsAsync(id, Query.Of(request).Text("after"), cancel)));

    /// <summary><c>GET /api/jobs/{id}/report</c></summary>
    public Task<IResult> ReportAsync(string id, CancellationToken cancel) =>
        Replies.TryAsync(async () => Results.Stream(await jobs.ReportAsync(id, cancel), "text/html; charset=utf-8"));

    /// <summary><c>POST /api/jobs/{id}/resume</c></summary>
    public Task<IResult> ResumeAsync(HttpRequest request, string id, CancellationToken cancel) => Replies.TryAsync(async () =>
        Replies.Accepted(await jobs.ResumeAsync(id, await Replies.BodyAsync(request, new ResumeRequest(), cancel), cancel)));

    /// <summary><c>POST /api/jobs/{id}/pause</c></summary>
    public Task<IResult> PauseAsync(string id, CancellationToken cancel) =>
        Replies.TryAsync(async () => Replies.Accepted(await jobs.PauseAsync(id, cancel)));

    /// <summary><c>DELETE /api/jobs/{id}</c></summary>
    public Task<IResult> CancelAsync(HttpRequest request, string id, CancellationToken cancel) => Replies.TryAsync(async () =>
    {
        if (!Query.Of(request).Flag("data")) return Replies.Accepted(await jobs.CancelAsync(id, cancel));
        await jobs.RemoveAsync(id, cancel);
        return Results.NoContent();
    });
}
