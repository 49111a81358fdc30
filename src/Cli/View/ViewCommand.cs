using System.CommandLine;
using Ponder.Cli.Jobs;
using Ponder.Hosting;
using Ponder.Search.Options;

namespace Ponder.Cli.View;

/// <summary><c>ponder view</c>: the web page over the jobs of a store.</summary>
internal static class ViewCommand
{
    public static Command Create(PonderBuilder host)
    {
        var port = new Option<int>("--port")
        {
            Description = "The port to listen on, 0 for any that is free.",
            DefaultValueFactory = _ => 5070,
        };
        var open = new Option<bool>("--open") { Description = "Also open the page in the browser." };
        var place = new PlaceArguments(host);
        const string Words = "Shows the jobs of a store on a web page, on this machine alone, until it is stopped.";
        var command = new Command("view", Words) { port, open };
        command.AddRange(place.StoreOnly);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, number) = (place.Terminal(parsed), parsed.GetValue(port));
            if (number is < 0 or > 65535) throw new OptionException($"--port is {number}: expected 0 to 65535");
            var store = place.Store(parsed);
            await using var server = await PageServer.StartAsync(store, number, stop);
            terminal.Line($"The jobs of {store.Description} are on {server.Address} until Ctrl+C. Other machines cannot reach it.");
            terminal.Document(new { address = server.Address, store = store.Description });
            if (parsed.GetValue(open)) Browsers.Open(server.Address);
            using var ended = terminal.OnStop(() => { });
            await server.RunAsync(stop);
            return 0;
        });
        return command;
    }
}
