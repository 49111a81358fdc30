using Microsoft.Extensions.Logging;

namespace Ponder.Hosting;

/// <summary>What opening the models writes to the host's log.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Models: {Words}")]
    public static partial void Models(this ILogger log, string words);

    [LoggerMessage(Level = LogLevel.Information, Message = "Models: {Words}")]
    public static partial void Fetching(this ILogger log, string words);
}
