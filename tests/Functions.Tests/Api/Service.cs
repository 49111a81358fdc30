using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Ponder.Core.Storage;
using Ponder.Engine.Service;
using Ponder.Functions.Api;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Stores;

namespace Ponder.Functions.Tests.Api;

/// <summary>The interface over scripted models and whatever hosts jobs: sends requests as a server would and reads the replies.</summary>
internal sealed class Service(IJobHost host, JobHarness harness)
{
    public MemoryStore Problems { get; } = new();

    private readonly PageTotals counted = new();

    private JobService Jobs => new(harness.Store, Problems, harness.Models, host, TimeProvider.System, counted);

    private HttpApi Api => new(_ => Jobs);

    public async Task UploadAsync(string name, string content) =>
        Assert.True(await ((IStore)Problems).TryCreateAsync(name, Encoding.UTF8.GetBytes(content)));

    public Task<Replied> StartAsync(string body) => SendAsync(body, request => Api.StartAsync(request, null!, default));

    public Task<Replied> ViewAsync(string id) => SendAsync("", request => Api.ViewAsync(request, id, null!, default));

    public Task<Replied> ResultsAsync(string id, string query = "") => SendAsync("", request => Api.ResultsAsync(request, id, null!, default), query);

    public Task<Replied> RowsAsync(string id, string query = "", string? known = null) => SendAsync("", request =>
    {
        request.Headers.IfNoneMatch = known;
        return Api.RowsAsync(request, id, null!, default);
    }, query);

    public Task<Replied> FindProblemAsync(string id, string query) => SendAsync("", request => Api.FindProblemAsync(request, id, null!, default), query);

    public Task<Replied> ViewProblemAsync(string id, string problem) =>
        SendAsync("", request => Api.ViewProblemAsync(request, id, problem, null!, default));

    public Task<Replied> ExportAsync(string id, string query) => SendAsync("", request => Api.ExportAsync(request, id, null!, default), query);

    public Task<Replied> ReportAsync(string id) => SendAsync("", request => Api.ReportAsync(request, id, null!, default));

    public Task<Replied> ResumeAsync(string id, string body) => SendAsync(body, request => Api.ResumeAsync(request, id, null!, default));

    public Task<Replied> PauseAsync(string id) => SendAsync("", request => Api.PauseAsync(request, id, null!, default));

    public Task<Replied> CancelAsync(string id) => CancelAsync(id, "");

    public Task<Replied> CancelAsync(string id, string query) => SendAsync("", request => Api.CancelAsync(request, id, null!, default), query);

    public Task<Replied> ListAsync(string query = "") => SendAsync("", request => Api.ListAsync(request, null!, default), query);

    public Task<Replied> DropsAsync(string query = "") => SendAsync("", request => Api.DropsAsync(request, null!, default), query);

    /// <summary>Has the trigger of dropped files find that one.</summary>
    public Task<Drop> DropAsync(string file, string? budget) =>
        new DropStarter(Jobs, new(harness.Store, Problems, TimeProvider.System), budget).StartAsync(file, default);

    private static async Task<Replied> SendAsync(string body, Func<HttpRequest, Task<IResult>> send, string query = "")
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        context.Request.QueryString = new(query.Length == 0 ? "" : $"?{query}");
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        using var reply = new MemoryStream();
        context.Response.Body = reply;
        await (await send(context.Request)).ExecuteAsync(context);
        var (answer, text) = (context.Response, Encoding.UTF8.GetString(reply.ToArray()));
        return new(answer.StatusCode, answer.ContentType ?? "", answer.Headers.Location.ToString(), text);
    }
}

/// <summary>A reply.</summary>
internal sealed record Replied(int Status, string Type, string Location, string Body)
{
    public System.Text.Json.JsonElement Json => System.Text.Json.JsonDocument.Parse(Body).RootElement;

    public string Id => Json.GetProperty("job").GetString()!;

    public string State => Json.GetProperty("status").GetString()!;
}
