using System.CommandLine;
using Ponder.Cli.Files;
using Ponder.Cli.Words;
using Ponder.Core;
using Ponder.Core.Proposing;
using Ponder.Engine.Jobs;

namespace Ponder.Cli;

/// <summary>Exit codes: 0 done, 1 internal error, 2 bad input or options, 3 done but some problems failed, 4 stopped by the cap, 5 stopped before its
/// end, 130 stopped by a person or the system.</summary>
internal static class Failures
{
    public const int Internal = 1;
    public const int BadInput = 2;
    public const int SomeFailed = 3;
    public const int UsedUp = 4;
    public const int Stopped = 130;

    /// <summary>The code for a line that cannot be understood, what is wrong with it on standard error.</summary>
    public static int Show(ParseResult parsed, TextWriter errors)
    {
        foreach (var words in ParseWords.Of(parsed)) errors.WriteWrapped($"ponder: {Secrets.Hide(words)}");
        var command = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
        errors.WriteLine($"`ponder {command}--help` says what there is");
        return BadInput;
    }

    /// <summary>The code for files that cannot be read or written, what is wrong with them on standard error.</summary>
    public static int Show(IEnumerable<string> faults, TextWriter errors)
    {
        foreach (var words in faults) errors.WriteWrapped($"ponder: {Secrets.Hide(words)}");
        return BadInput;
    }

    /// <summary>The code for an exception, its message on standard error.</summary>
    public static int Show(Exception exception, TextWriter errors)
    {
        var (code, message) = exception switch
        {
            BudgetEndedException => (UsedUp, exception.Message),
            FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException => (BadInput, FileWords.Of(exception)),
            InputException or FormatException or InvalidDataException or ModelUnavailableException => (BadInput, exception.Message),
            StoppedException => (Stopped, exception.Message),
            OperationCanceledException => (Stopped, "stopped"),
            PonderException or IOException => (Internal, FileWords.Of(exception)),
            _ => (Internal, $"internal error: {exception}"),
        };
        errors.WriteWrapped($"ponder: {Secrets.Hide(message)}");
        return code;
    }
}
