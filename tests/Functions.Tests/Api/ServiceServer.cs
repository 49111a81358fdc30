using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Ponder.Functions.Api;

namespace Ponder.Functions.Tests.Api;

/// <summary>A server of this process that listens on a port of its own.</summary>
internal static class ServiceServer
{
    public static async Task<WebApplication> StartAsync(Action<WebApplication> map)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        map(server);
        await server.StartAsync();
        return server;
    }

    /// <summary>The app's functions under their routes.</summary>
    public static void Map(WebApplication server, HttpApi api)
    {
        const string One = "/api/jobs/{id}";
        server.MapGet("/api/openapi.json", (HttpRequest request) => HttpApi.Document(request));
        server.MapGet("/", (HttpRequest request) => WebPage.Home(request));
        server.MapGet("/page/{file}", (string file, HttpRequest request) => WebPage.File(request, file));
        server.MapPost("/api/jobs", (HttpRequest request, CancellationToken cancel) => api.StartAsync(request, null!, cancel));
        server.MapGet("/api/jobs", (HttpRequest request, CancellationToken cancel) => api.ListAsync(request, null!, cancel));
        server.MapGet("/api/drops", (HttpRequest request, CancellationToken cancel) => api.DropsAsync(request, null!, cancel));
        server.MapGet(One, (string id, HttpRequest request, CancellationToken cancel) => api.ViewAsync(request, id, null!, cancel));
        server.MapGet($"{One}/results", (string id, HttpRequest request, CancellationToken cancel) => api.ResultsAsync(request, id, null!, cancel));
        server.MapGet($"{One}/rows", (string id, HttpRequest request, CancellationToken cancel) => api.RowsAsync(request, id, null!, cancel));
        server.MapGet($"{One}/report", (string id, HttpRequest request, CancellationToken cancel) => api.ReportAsync(request, id, null!, cancel));
        server.MapGet($"{One}/problems", (string id, HttpRequest request, CancellationToken cancel) => api.FindProblemAsync(request, id, null!, cancel));
        server.MapGet(
            $"{One}/problems/{{problem}}",
            (string id, string problem, HttpRequest request, CancellationToken cancel) => api.ViewProblemAsync(request, id, problem, null!, cancel));
        server.MapGet($"{One}/export", (string id, HttpRequest request, CancellationToken cancel) => api.ExportAsync(request, id, null!, cancel));
        server.MapPost($"{One}/resume", (string id, HttpRequest request, CancellationToken cancel) => api.ResumeAsync(request, id, null!, cancel));
        server.MapPost($"{One}/pause", (string id, HttpRequest request, CancellationToken cancel) => api.PauseAsync(request, id, null!, cancel));
        server.MapDelete(One, (string id, HttpRequest request, CancellationToken cancel) => api.CancelAsync(request, id, null!, cancel));
    }
}
