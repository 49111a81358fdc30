using System.CommandLine;
using Ponder.Search.Solving;
using Ponder.Storage;

namespace Ponder.Cli.Service;

/// <summary><c>ponder submit</c>: uploads a problem file and starts its job on a deployed service.</summary>
internal static class SubmitCommand
{
    /// <summary>A file at the top of the container would start a job by itself, with other options and no cap; one in a folder waits to be named.</summary>
    private const string Folder = "submitted";

    private const string Emulator = "UseDevelopmentStorage=true;Container=problems";

    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "Problems as JSON Lines." };
        var upload = new Option<string?>("--upload")
        {
            Description = "The service's container of problem files: its URL or a connection string (default for a local service: the emulator's).",
        };
        var strategy = new Option<string>("--strategy")
        {
            Description = $"A strategy or an allocator, with options as in {StrategyNames.Revisions}:context=2.",
            DefaultValueFactory = _ => AllocatorNames.Auto,
        };
        var n = new Option<int?>("--n") { Description = "Budget per problem, in sampled full-length solutions." };
        var budget = new Option<string[]>("--budget") { Description = "The hard cap: 200000tok, 500samples, 2usd or 1e15flops; may be repeated." };
        var seed = new Option<ulong>("--seed") { Description = "The root of all seeds.", DefaultValueFactory = _ => 1 };
        var pageSize = new Option<int>("--page-size") { Description = "Problems that advance together.", DefaultValueFactory = _ => 64 };
        var window = new Option<int>("--window") { Description = "Pages under way at once.", DefaultValueFactory = _ => 4 };
        var service = new ServiceArguments();
        var command = new Command("submit", "Uploads a problem file and starts its job on a deployed service.")
            { file, upload, strategy, n, budget, seed, pageSize, window };
        command.AddRange(service.All);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, client, source) = (service.Terminal(parsed), service.Client(parsed), parsed.GetValue(file)!);
            if (!source.Exists) throw new FileNotFoundException($"there is no file {source}");
            var address = parsed.GetValue(upload)
                ?? (service.IsLocal(parsed)
                    ? Emulator
                    : throw new FormatException("--upload is missing: expected the URL of the service's container of problem files"));
            var name = Name(source.Name);
            await StoreAddress.Parse(address).Open().WriteAsync(name, async (stream, cancel) =>
            {
                await using var content = source.OpenRead();
                await content.CopyToAsync(stream, cancel);
            }, stop);
            var view = await client.SendAsync(HttpMethod.Post, "jobs", new
            {
                problems = name,
                options = new { strategy = parsed.GetValue(strategy), n = parsed.GetValue(n), seed = parsed.GetValue(seed), pageSize = parsed.GetValue(pageSize), window = parsed.GetValue(window) },
                budget = parsed.GetValue(budget) ?? [],
            }, stop);
            StatusCommand.Show(terminal, view);
            return 0;
        });
        return command;
    }

    /// <summary>The file's name as a blob's.</summary>
    private static string Name(string file)
    {
        var name = string.Concat(file.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-'));
        return name.TrimStart('.') is { Length: > 0 } whole ? $"{Folder}/{whole}" : throw new FormatException($"\"{file}\" gives no blob a name");
    }
}
