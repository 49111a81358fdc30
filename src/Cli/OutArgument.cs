using System.CommandLine;
using System.Text;
using Ponder.Cli.Files;

namespace Ponder.Cli;

/// <summary>Where a verb's rows or file go: <c>--out</c>, or standard output.</summary>
internal sealed class OutArgument
{
    public Option<FileInfo?> Option { get; } = new Option<FileInfo?>("--out") { Description = "Where it goes (default: standard output)." }.Written();

    public FileInfo? File(ParseResult parsed) => parsed.GetValue(Option);

    /// <summary>Has it written; the file is made when there is something to write.</summary>
    public async Task WriteAsync(ParseResult parsed, Func<Func<Stream>, Task> write)
    {
        var writer = parsed.InvocationConfiguration.Output;
        Stream? stream = null;
        try
        {
            await write(() => stream = Open(parsed, writer));
        }
        finally
        {
            if (stream is not null) await stream.DisposeAsync();
        }

        if (stream is MemoryStream held) await writer.WriteAsync(Encoding.UTF8.GetString(held.ToArray()));
    }

    /// <summary>A writer that is not the console belongs to a program in this process.</summary>
    private Stream Open(ParseResult parsed, TextWriter writer) =>
        File(parsed)?.Create() ?? (writer == Console.Out ? Console.OpenStandardOutput() : new MemoryStream());
}
