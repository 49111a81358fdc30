using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Ponder.Functions;

/// <summary>
/// Log lines to standard output, which the host passes on to its console and the log stream. What the worker sends the host as log records
/// is dropped there while the worker sends telemetry of its own (azure-functions-dotnet-worker issues 3487 and 3489).
/// </summary>
internal static class LogRegistration
{
    public static ILoggingBuilder AddPlainLines(this ILoggingBuilder logging) => logging
        .AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.ColorBehavior = LoggerColorBehavior.Disabled;
        })
        .AddFilter<ConsoleLoggerProvider>(null, LogLevel.Warning)
        .AddFilter<ConsoleLoggerProvider>("Ponder", LogLevel.Information);
}
