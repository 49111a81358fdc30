using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Ponder.Core.Storage;
using Ponder.Engine.Service;
using Ponder.Search.Options;
using Ponder.Web;
using Ponder.Web.Api;

namespace Ponder.Cli.View;

/// <summary>
/// Serves the page over a store to this machine alone. Requests that name another host are refused: the name of a strange page may lead
/// here too.
/// </summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication server;

    private PageServer(WebApplication server) => this.server = server;

    /// <summary>Where the page is.</summary>
    public string Address => server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Begins to listen.</summary>
    /// <exception cref="OptionException">The port is taken.</exception>
    public static async Task<PageServer> StartAsync(IStore store, int port, CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [] });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        var server = builder.Build();
        var counted = new PageTotals();
        server.UseHostFiltering();
        server.MapPonder(new JobApi(new JobService(store, store, null, new JobWatch(store, counted), TimeProvider.System, counted)));
        try
        {
            await server.StartAsync(stop);
            return new(server);
        }
        catch (IOException e)
        {
            await server.DisposeAsync();
            throw new OptionException($"--port is {port}: {e.Message}");
        }
    }

    /// <summary>Serves until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, stop);
        }
        catch (OperationCanceledException)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await server.StopAsync(limit.Token);
        }
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
