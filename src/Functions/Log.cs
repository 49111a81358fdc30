using Microsoft.Extensions.Logging;

namespace Ponder.Functions;

/// <summary>What the app itself writes to its log.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Name} is job {Job}")]
    public static partial void Uploaded(this ILogger log, string name, string job);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Name} started no job: {Reason}")]
    public static partial void Unusable(this ILogger log, string name, string reason);
}
