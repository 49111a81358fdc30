using System.CommandLine;
using System.Text.Json;
using Ponder.Engine.Service;

namespace Ponder.Cli.Service;

/// <summary><c>ponder jobs</c> and <c>drops</c>: what a deployed service has.</summary>
internal static class ListCommands
{
    private const int Page = 100;

    /// <summary><c>ponder jobs</c>.</summary>
    public static Command CreateJobs()
    {
        var status = new Option<string?>("--status") { Description = "Only jobs that stand so: running, failed, completed …" };
        var service = new ServiceArguments();
        var command = new Command("jobs", "The jobs of a deployed service.") { status };
        command.AddRange(service.All);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, client, jobs) = (service.Terminal(parsed), service.Client(parsed), new List<JsonElement>());
            var filter = parsed.GetValue(status) is { } only ? $"&status={Uri.EscapeDataString(only)}" : "";
            for (var next = ""; ;)
            {
                var (list, document) = await client.GetAsync<JobList>($"jobs?limit={Page}{filter}{After(next)}", "list of jobs", stop);
                foreach (var job in list.Jobs)
                {
                    terminal.Line($"{job.Job}  {JsonNamingPolicy.CamelCase.ConvertName($"{job.Status}"),-9}  {job.Problems:N0} problems, {job.Strategy}, "
                        + JobReply.Tokens(job.SpentTokens, job.InDoubtTokens) + (job.Failure is { } why ? $": {why}" : ""));
                }

                jobs.AddRange(document.GetProperty("jobs").EnumerateArray());
                if (list.Next is not { Length: > 0 } more) break;
                next = more;
            }

            terminal.Document(jobs);
            return 0;
        });
        return command;
    }

    /// <summary><c>ponder drops</c>.</summary>
    public static Command CreateDrops()
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
