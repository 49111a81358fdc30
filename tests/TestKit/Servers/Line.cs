using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ponder.TestKit.Servers;

/// <summary>
/// Listens at a port of the loopback address and sends what it is given, down to replies that break off and connections that hang.
/// </summary>
internal sealed class Line : IDisposable
{
    private readonly WebApplication app;
    private readonly CancellationTokenSource closed = new();
    private readonly Func<HttpRequest, CancellationToken, Task<ServerReply>> answer;

    private Line(int port, Func<HttpRequest, CancellationToken, Task<ServerReply>> answer)
    {
        this.answer = answer;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        app = builder.Build();
        app.Run(ServeAsync);
        app.StartAsync().GetAwaiter().GetResult();
        Port = new Uri(app.Urls.Single()).Port;
    }

    public int Port { get; }

    /// <summary>Listens at that port; 0 is a free one.</summary>
    public static Line Open(Func<HttpRequest, CancellationToken, Task<ServerReply>> answer, int port = 0)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new(port, answer);
            }
            catch (IOException) when (attempt < 20)
            {
                // The system has not let go of the port yet.
                Thread.Sleep(50);
            }
        }
    }

    public void Dispose()
    {
        closed.Cancel();
        app.StopAsync(new CancellationToken(true)).GetAwaiter().GetResult();
        ((IDisposable)app).Dispose();
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(closed.Token, context.RequestAborted);
        try
        {
            await SendAsync(context, await answer(context.Request, gone.Token), gone.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The other side went away, or this one did.
            context.Abort();
        }
    }

    private static async Task SendAsync(HttpContext context, ServerReply reply, CancellationToken cancel)
    {
        if (reply.After != TimeSpan.Zero) await Task.Delay(reply.After, cancel);
        if (reply.Break != 0)
        {
            var response = context.Response;
            (response.StatusCode, response.ContentType) = (reply.Status, reply.ContentType);
            foreach (var (name, value) in reply.Headers) response.Headers[name] = value;
            // HTTP has no body with these.
            var body = reply.Status is 204 or 304 ? [] : reply.Body;
            if (body.Length > 0) response.ContentLength = body.Length;
            await response.Body.WriteAsync(body.AsMemory(0, Math.Min(reply.Break ?? body.Length, body.Length)), cancel);
            await response.Body.FlushAsync(cancel);
        }

        if (reply.Break is not null) context.Abort();
    }
}
