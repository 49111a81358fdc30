using System.CommandLine;
using Ponder.Cli.Files;
using Ponder.Cli.Jobs;
using Ponder.Engine.Jobs;
using Ponder.Engine.Submitting;
using Ponder.Search.Catalogue;
using Ponder.Search.Options;
using Ponder.Storage;

namespace Ponder.Cli.Service;

/// <summary><c>ponder submit</c>: uploads a problem file and its pictures, and starts its job on a deployed service.</summary>
internal static class SubmitCommand
{
    /// <summary>A file at the top of the container would start a job by itself, with other options and no cap.</summary>
    private const string Folder = "submitted";

    private const string Emulator = "UseDevelopmentStorage=true;Container=problems";

    public static Command Create(StrategyCatalogue strategies)
    {
        var file = new Argument<FileInfo>("file") { Description = "Problems as JSON Lines, a JSON array, CSV or TSV; see --field." }.Read();
        var upload = new Option<string?>("--upload")
        {
            Description = "The service's container of problem files: its URL or a connection string "
                + "(default for a local service: the emulator's).",
        };
        var wait = new Option<bool>("--wait") { Description = "Wait for its end, showing how far it is; the exit code is then that of `ponder run`." };
        var output = new OutArgument();
        var format = new RowFormat();
        output.Option.Description = "With --wait: where its rows go.";
        var (job, service) = (new JobArguments(strategies), new ServiceArguments());
        var command = new Command("submit", "Uploads a problem file and its pictures, and starts its job on a deployed service.") { file, upload, wait, output.Option, format.Option };
        command.AddRange([.. job.All, .. service.All]);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, client, source) = (service.Terminal(parsed), service.Client(parsed), parsed.GetValue(file)!);
            if (!source.Exists) throw new FileNotFoundException($"there is no file {source}");
            var rows = output.File(parsed) is { } target ? format.Read(parsed, target) : null;
            if (rows is not null && !parsed.GetValue(wait)) throw new OptionException("--out needs --wait: rows are there once the job has ended");
            var name = Name(source.Name);
            var request = job.Request(parsed, name);
            await client.ExpectAsync(stop);
            var uploads = StoreAddress.Parse(Address(parsed.GetValue(upload), service.IsLocal(parsed))).Open();
            var submission = await Submission.OfAsync(ProblemSource.File($"{source}"), request.Options?.Fields, stop);
            var created = await submission.UploadAsync(uploads, name, stop);
            if (submission.Pictures is > 0 and var pictures) terminal.Note($"pictures: {created:N0} uploaded, {pictures - created:N0} there already");
            var begun = await client.SendAsync(HttpMethod.Post, "", request, stop);
            if (!parsed.GetValue(wait))
            {
                begun.Show(terminal);
                return 0;
            }

            var end = await new JobWait(client, terminal).EndAsync(begun, stop);
            end.Show(terminal);
            if (rows is not null)
            {
                await output.WriteAsync(parsed, open => client.CopyAsync($"{Uri.EscapeDataString(end.View.Job)}/results?format={rows.Name}", open, stop));
                terminal.Line($"rows: {output.File(parsed)!.FullName}");
            }

            return JobWait.ExitCode(end.View);
        });
        return command;
    }

    private static string Address(string? upload, bool local) => upload ?? (local
        ? Emulator
        : throw new OptionException("--upload is missing: expected the URL of the service's container of problem files"));

    /// <summary>The file's name as a blob's.</summary>
    private static string Name(string file)
    {
        var name = string.Concat(file.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-'));
        return name.TrimStart('.') is { Length: > 0 } whole
            ? $"{Folder}/{whole}"
            : throw new OptionException($"\"{file}\" gives no blob a name: rename the file");
    }
}
