using System.CommandLine;
using System.Text.Json;
using Ponder.Engine.Journals;
using Spectre.Console;

namespace Ponder.Cli;

/// <summary>
/// Where output goes: what a command comes to is on standard output, for people in words and for programs in one JSON document; what is
/// said on the way, and for programs all words, are on standard error.
/// </summary>
internal sealed class Terminal
{
    private readonly bool json;
    private readonly InvocationConfiguration writers;

    public Terminal(bool json, InvocationConfiguration writers, bool quiet = false)
    {
        (this.json, this.writers, IsQuiet) = (json, writers, quiet);
        Notes = Create(writers.Error, writers.Error != Console.Error || Console.IsErrorRedirected);
        People = json ? Notes : Create(writers.Output, writers.Output != Console.Out || Console.IsOutputRedirected);
    }

    /// <summary>Whether a program reads.</summary>
    public bool IsJson => json;

    /// <summary>For people; on standard error where a program reads standard output.</summary>
    public IAnsiConsole People { get; }

    /// <summary>What is said on the way: standard error, whoever reads.</summary>
    public IAnsiConsole Notes { get; }

    /// <summary>Whether nothing is said on the way.</summary>
    public bool IsQuiet { get; }

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

    /// <summary>A line on the way.</summary>
    public void Note(string text)
    {
        if (!IsQuiet) Notes.WriteLine(text);
    }

    /// <summary>A line that even a quiet run says.</summary>
    public void Urgent(string text) => Notes.WriteLine(text);

    /// <summary>Has a wish to stop answered by this, while it lasts.</summary>
    public IDisposable? OnStop(Action answer) => Interrupts?.Answer(answer);

    /// <summary>What is said last where a second wish to stop ends the process.</summary>
    public void AtEnd(Func<string?> words)
    {
        if (Interrupts is { } interrupts) interrupts.Last = () => Cursor + words();
    }

    private Interrupts? Interrupts => (writers as Invocation)?.Interrupts;

    /// <summary>A moving display hides the cursor, and a process that is ended does not bring it back.</summary>
    private string Cursor => Notes.Profile.Capabilities is { Ansi: true, Interactive: true } ? "\u001b[?25h\n" : "";
}
