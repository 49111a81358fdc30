using System.CommandLine;
using System.Text.Json;
using Ponder.Engine.Journals;
using Spectre.Console;

namespace Ponder.Cli;

/// <summary>
/// Where output goes: for people everything is on standard output, for programs one JSON document is, and the rest on standard error.
/// </summary>
internal sealed class Terminal(bool json, InvocationConfiguration writers)
{
    /// <summary>Whether a program reads.</summary>
    public bool IsJson => json;

    /// <summary>For people; on standard error where a program reads standard output.</summary>
    public IAnsiConsole People { get; } = json
        ? Create(writers.Error, writers.Error != Console.Error || Console.IsErrorRedirected)
        : Create(writers.Output, writers.Output != Console.Out || Console.IsOutputRedirected);

    /// <summary>The one document, where a program reads.</summary>
    public void Document<T>(T value)
    {
        if (json) writers.Output.WriteLine(JsonSerializer.Serialize(value, JournalFormat.Indented));
    }

    /// <summary>A terminal gets colour and motion; a file or pipe plain lines that nothing wraps.</summary>
    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(redirected ? new TrimmedWriter(writer) : writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected) console.Profile.Width = 500;
        return console;
    }

    /// <summary>A line for people, shown as it is.</summary>
    public void Line(string text) => People.WriteLine(text);
}
