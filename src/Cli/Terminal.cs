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
    public IAnsiConsole People { get; } = json
        ? AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) })
        : AnsiConsole.Console;

    /// <summary>The one document, where a program reads.</summary>
    public void Document<T>(T value)
    {
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(value, JournalFormat.Indented));
    }

    /// <summary>A line for people, shown as it is.</summary>
    public void Line(string text) => People.WriteLine(text);
}
