using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Running;
using Ponder.Search.Catalogue;

namespace Ponder.Cli;

/// <summary>Exit codes: 0 done, 1 internal error, 2 bad input or options, 3 done but some problems failed, 4 stopped by the cap.</summary>
internal static class Failures
{
    public const int Internal = 1;
    public const int BadInput = 2;

    /// <summary>The code for an exception, its message on standard error.</summary>
    public static int Show(Exception exception, TextWriter errors)
    {
        var (code, message) = exception switch
        {
            OptionException or JobException or FormatException or FileNotFoundException or DirectoryNotFoundException => (BadInput, exception.Message),
            OperationCanceledException => (Internal, "stopped; `ponder resume JOB` goes on where it was"),
            StoreException or JournalException or ModelException or JobBusyException or IOException or UnauthorizedAccessException => (Internal, exception.Message),
            _ => (Internal, $"internal error: {exception}"),
        };
        errors.WriteLine($"ponder: {message}");
        return code;
    }
}
