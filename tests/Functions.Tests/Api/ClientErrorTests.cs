using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Ponder.Cli;

namespace Ponder.Functions.Tests.Api;

/// <summary>Exit codes of the verbs of a service: 2 where the caller can change what was asked, 1 where the service cannot be worked with.</summary>
public class ClientErrorTests
{
    private const string Details = "application/problem+json";

    [Theory]
    [InlineData(400, Details, """{"detail":"n is 0"}""", 2, "n is 0")]
    [InlineData(404, Details, """{"detail":"there is no job"}""", 2, "there is no job")]
    [InlineData(409, Details, """{"detail":"it has ended"}""", 2, "it has ended")]
    [InlineData(413, Details, """{"detail":"too large"}""", 2, "too large")]
    [InlineData(503, Details, """{"detail":"the store is away"}""", 1, "the store is away")]
    [InlineData(401, "text/plain", "", 1, "refused the key")]
    [InlineData(403, Details, """{"detail":"no"}""", 1, "refused the key")]
    [InlineData(404, "text/html", "<p>", 1, "has no such call: is it a Ponder service?")]
    [InlineData(400, Details, "<p>", 1, "answered 400 Bad Request")]
    [InlineData(429, "text/plain", "slow down", 1, "answered 429 Too Many Requests")]
    [InlineData(500, "text/plain", "oops", 1, "answered 500 Internal Server Error")]
    [InlineData(200, "text/html", "<p>Welcome</p>", 1, "gave what is no job")]
    [InlineData(200, "application/json", "null", 1, "gave what is no job")]
    [InlineData(200, "application/json", "{}", 1, "gave what is no job")]
    public async Task What_the_service_answers_decides_the_code(int status, string type, string body, int code, string message)
    {
        await using var server = await ServiceServer.StartAsync(app => app.MapFallback(async (HttpContext context) =>
        {
            (context.Response.StatusCode, context.Response.ContentType) = (status, type);
            await context.Response.WriteAsync(body);
        }));
        var errors = new StringWriter();
        var exit = await CommandLine.RunAsync(["status", "0123456789abcdef", "--url", server.Urls.First()], new StringWriter(), errors);
        Assert.Equal((code, true), (exit, errors.ToString().Contains(message, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_is_the_services_failure()
    {
        await using var server = await ServiceServer.StartAsync(app => app.MapFallback(async (HttpContext context) =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("half");
            await context.Response.Body.FlushAsync();
            context.Abort();
        }));
        foreach (var verb in (string[])["status", "results"])
        {
            var errors = new StringWriter();
            Assert.Equal(1, await CommandLine.RunAsync([verb, "0123456789abcdef", "--url", server.Urls.First()], new StringWriter(), errors));
            Assert.Contains($"{server.Urls.First()}/", errors.ToString(), StringComparison.Ordinal);
        }
    }
}
