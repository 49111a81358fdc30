using System.Text.Json;
using Ponder.Engine.Journals;
using Spectre.Console;

namespace Ponder.Cli;

/// <summary>Where output goes: for people everything is on standard output, for programs one JSON document is, and the rest on standard error.</summary>
internal sealed class Terminal(bool json)
{
    /// <summary>Whether a program reads.</summary>
    public bool IsJson => json;

    /// <summary>For people; on standard error where a program reads standard output.</summary>
    public IAnsiConsole People { get; } = Create(json ? Console.Error : Console.Out, json ? Console.IsErrorRedirected : Console.IsOutputRedirected);

    /// <summary>The one document, where a program reads.</summary>
    public void Document<T>(T value)
    {
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(value, JournalFormat.Indented));
    }

    /// <summary>A terminal gets colour and motion; a file or pipe plain lines that nothing wraps.</summary>
    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected) console.Profile.Width = 500;
        return console;
    }

    /// <summary>A line for people, shown as it is.</summary>
    public void Line(string text) => People.WriteLine(text);
}
