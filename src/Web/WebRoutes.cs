using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ponder.Web.Api;
using Ponder.Web.Page;

namespace Ponder.Web;

/// <summary>The page and the interface under their addresses, in a server of ASP.NET.</summary>
public static class WebRoutes
{
    /// <summary>Maps <c>/</c>, <c>/page</c> and <c>/api</c>.</summary>
    /// <param name="server">The server.</param>
    /// <param name="api">What answers.</param>
    public static void MapPonder(this IEndpointRouteBuilder server, JobApi api)
    {
        const string One = "/api/jobs/{id}";
        server.MapGet("/", PageFiles.Home);
        server.MapGet("/page/{file}", (string file) => PageFiles.File(file));
        server.MapGet("/api/openapi.json", JobApi.Document);
        server.MapPost("/api/jobs", (HttpRequest request, CancellationToken cancel) => api.StartAsync(request, cancel));
        server.MapGet("/api/jobs", (HttpRequest request, CancellationToken cancel) => api.ListAsync(request, cancel));
        server.MapGet("/api/drops", (HttpRequest request, CancellationToken cancel) => api.DropsAsync(request, cancel));
        server.MapGet(One, (string id, CancellationToken cancel) => api.ViewAsync(id, cancel));
        server.MapGet($"{One}/results", (HttpRequest request, string id, CancellationToken cancel) => api.ResultsAsync(request, id, cancel));
        server.MapGet($"{One}/problems", (HttpRequest request, string id, CancellationToken cancel) => api.FindProblemAsync(request, id, cancel));
        server.MapGet($"{One}/problems/{{problem}}", (string id, string problem, CancellationToken cancel) => api.ViewProblemAsync(id, problem, cancel));
        server.MapGet($"{One}/export", (HttpRequest request, string id, CancellationToken cancel) => api.ExportAsync(request, id, cancel));
        server.MapGet($"{One}/rows", (HttpRequest request, string id, CancellationToken cancel) => api.RowsAsync(request, id, cancel));
        server.MapGet($"{One}/report", (string id, CancellationToken cancel) => api.ReportAsync(id, cancel));
        server.MapPost($"{One}/resume", (HttpRequest request, string id, CancellationToken cancel) => api.ResumeAsync(request, id, cancel));
        server.MapPost($"{One}/pause", (string id, CancellationToken cancel) => api.PauseAsync(id, cancel));
        server.MapDelete(One, (HttpRequest request, string id, CancellationToken cancel) => api.CancelAsync(request, id, cancel));
    }
}
