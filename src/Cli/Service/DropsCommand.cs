using System.CommandLine;
using Ponder.Engine.Service;

namespace Ponder.Cli.Service;

/// <summary><c>ponder drops</c>: what became of files that were dropped into a deployed service's container.</summary>
internal static class DropsCommand
{
    private const int Page = 100;

    public static Command Create()
    {
        var service = new ServiceArguments();
        var command = new Command("drops", "What became of files that were dropped into a deployed service's container.");
        command.AddRange(service.All);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, client, drops) = (service.Terminal(parsed), service.Client(parsed), new List<Drop>());
            for (var next = ""; ;)
            {
                var (list, _) = await client.GetAsync<DropList>($"drops?limit={Page}{After(next)}", "list of drops", stop);
                foreach (var drop in list.Drops) terminal.Line($"{drop.File}: {(drop.Job is { } job ? $"job {job}" : drop.Reason)}");
                drops.AddRange(list.Drops);
                if (list.Next is not { Length: > 0 } more) break;
                next = more;
            }

            terminal.Document(drops);
            return 0;
        });
        return command;
    }

    private static string After(string next) => next.Length == 0 ? "" : $"&after={Uri.EscapeDataString(next)}";
}
