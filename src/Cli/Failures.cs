using Ponder.Engine.Running;
using System.CommandLine;
using Ponder.Core;
using Ponder.Core.Proposing;

namespace Ponder.Cli;

/// <summary>Exit codes: 0 done, 1 internal error, 2 bad input or options, 3 done but some problems failed, 4 stopped by the cap, 5 stopped before its end.</summary>
internal static class Failures
{
    public const int Internal = 1;
    public const int BadInput = 2;
    public const int UsedUp = 4;
    public const int Stopped = 5;

    /// <summary>The code for a line that cannot be understood, what is wrong with it on standard error.</summary>
    public static int Show(ParseResult parsed, TextWriter errors)
    {
        foreach (var error in parsed.Errors) errors.WriteLine($"ponder: {Secrets.Hide(error.Message)}");
        var command = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
        errors.WriteLine($"`ponder {command}--help` says what there is");
        return BadInput;
    }

    /// <summary>The code for an exception, its message on standard error.</summary>
    public static int Show(Exception exception, TextWriter errors)
    {
        var (code, message) = exception switch
        {
            BudgetEndedException => (UsedUp, exception.Message),
            InputException or FormatException or InvalidDataException or FileNotFoundException or DirectoryNotFoundException or ModelUnavailableException =>
                (BadInput, exception.Message),
            OperationCanceledException => (Stopped, "stopped; `ponder resume JOB` goes on where it was"),
            PonderException or IOException or UnauthorizedAccessException
                => (Internal, exception.Message),
            _ => (Internal, $"internal error: {exception}"),
        };
        errors.WriteLine($"ponder: {Secrets.Hide(message)}");
        return code;
    }
}
